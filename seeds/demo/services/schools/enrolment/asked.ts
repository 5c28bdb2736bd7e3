/** How people ask for it. Searched, not shown. */
export const asked = {
  en: [
    'enrol my child in school',
    'my child begins school',
    'first grade',
    'change to another school',
    'a place at a school',
    'school registration',
  ],
  ru: [
    'записать ребёнка в школу',
    'ребёнок идёт в первый класс',
    'запись в первый класс',
    'перевести ребёнка в другую школу',
    'место в школе',
    'приём в школу',
  ],
}
