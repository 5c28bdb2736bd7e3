/** How people ask for it. Searched, not shown. */
export const asked = {
  en: [
    'I have had a baby',
    'our baby was born',
    'register a birth',
    'register my newborn',
    'birth registration',
    'birth certificate',
    'I need a birth certificate for my child',
    'name a child officially',
    'put the father on the birth certificate',
    'newborn paperwork',
    'papers for a new baby',
  ],
  ru: [
    'у нас родился ребёнок',
    'родилась дочь',
    'родился сын',
    'зарегистрировать рождение',
    'регистрация рождения ребёнка',
    'зарегистрировать новорождённого',
    'свидетельство о рождении',
    'получить свидетельство о рождении',
    'записать ребёнка',
    'оформить документы на ребёнка',
    'вписать отца в свидетельство',
  ],
}
