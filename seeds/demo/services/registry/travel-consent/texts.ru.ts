import { allUnder } from '../../all-under.ts'

/** Why the question at `path` is asked, and the article that allows it. */
const why = (path: string, purpose: string) =>
  allUnder(`/uiSchema/${path}/ui:options`, { '/purpose': purpose, '/legalBasis': 'Семейный кодекс, статья 31' })

export const textsRu: Record<string, string> = {
  '/properties/child/title': 'Ребёнок',
  '/properties/child/properties/givenNames/title': 'Имя и отчество',
  '/properties/child/properties/givenNames/examples/0': 'Тимур',
  '/uiSchema/child/givenNames/ui:question': 'Как зовут ребёнка?',
  ...why('child/givenNames', 'В согласии указывается имя ребёнка.'),
  '/properties/child/properties/familyName/title': 'Фамилия',
  '/properties/child/properties/familyName/examples/0': 'Петров',
  '/uiSchema/child/familyName/ui:question': 'Какая фамилия у ребёнка?',
  ...why('child/familyName', 'В согласии указывается фамилия ребёнка.'),
  '/properties/child/properties/bornOn/title': 'Дата рождения',
  '/uiSchema/child/bornOn/ui:question': 'Когда родился ребёнок?',
  ...why('child/bornOn', 'Пограничник сверяет её с паспортом.'),
  '/properties/journey/title': 'Поездка',
  '/properties/journey/properties/country/title': 'Страна',
  '/properties/journey/properties/country/examples/0': 'Грузия',
  '/uiSchema/journey/country/ui:question': 'В какую страну поездка?',
  ...why('journey/country', 'Согласие действует для одной страны.'),
  '/properties/journey/properties/from/title': 'Первый день',
  '/uiSchema/journey/from/ui:question': 'В какой день начинается поездка?',
  ...why('journey/from', 'С этого дня согласие действует.'),
  '/properties/journey/properties/until/title': 'Последний день',
  '/uiSchema/journey/until/ui:question': 'В какой день она заканчивается?',
  ...why('journey/until', 'До этого дня согласие действует.'),
  '/properties/companion/title': 'Взрослый, который едет с ребёнком',
  '/properties/companion/examples/0': 'Вера Петрова',
  '/uiSchema/companion/ui:question': 'Кто из взрослых едет с ребёнком?',
  ...why('companion', 'Пограничник сверяет имя с паспортом взрослого.'),
}
