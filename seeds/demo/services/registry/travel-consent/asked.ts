/** How people ask for it. Searched, not shown. */
export const asked = {
  en: [
    'my child travels abroad without me',
    'consent for a child to travel',
    'permission for my daughter to go abroad with her grandmother',
    'school trip abroad parental consent',
  ],
  ru: [
    'согласие на выезд ребёнка',
    'ребёнок едет за границу без родителей',
    'разрешение на выезд ребёнка с бабушкой',
    'согласие родителей на поездку за границу',
  ],
}
