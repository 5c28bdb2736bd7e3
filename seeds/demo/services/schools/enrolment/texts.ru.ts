import { addressTextsRu, askAddressTextsRu } from '../../address.ts'
import { allUnder } from '../../all-under.ts'
import { storedFileTextsRu } from '../../stored-file.ts'

const law = (article: string) => `Закон об образовании, статья ${article}`

/** Why the question at `path` is asked, and the article that allows it. */
const why = (path: string, purpose: string, article: string) =>
  allUnder(`/uiSchema/${path}/ui:options`, { '/purpose': purpose, '/legalBasis': law(article) })

const child = {
  '/properties/child/title': 'Ребёнок',
  '/properties/child/properties/givenNames/title': 'Имя и отчество',
  '/properties/child/properties/givenNames/examples/0': 'Тимур',
  '/uiSchema/child/givenNames/ui:question': 'Как зовут ребёнка?',
  ...why('child/givenNames', 'Под этим именем ребёнка внесут в список класса.', '30, часть 1'),
  '/properties/child/properties/familyName/title': 'Фамилия',
  '/properties/child/properties/familyName/examples/0': 'Петров',
  '/uiSchema/child/familyName/ui:question': 'Какая фамилия у ребёнка?',
  ...why('child/familyName', 'Под этой фамилией ребёнка внесут в список класса.', '30, часть 1'),
  '/properties/child/properties/bornOn/title': 'Дата рождения',
  '/uiSchema/child/bornOn/ui:question': 'Когда родился ребёнок?',
  ...why('child/bornOn', 'В школу идут в том году, когда исполняется семь лет.', '29'),
  '/uiSchema/child/certificate/ui:title': 'Свидетельство о рождении ребёнка',
  ...why('child/certificate', 'Оно подтверждает имя, возраст и кто родители.', '30, часть 2'),
}

const home = {
  '/uiSchema/address/ui:title': 'Где живёт ребёнок',
  ...askAddressTextsRu('/uiSchema/address', {
    street: 'На какой улице живёт ребёнок?',
    purpose: 'Первыми принимают детей, которые живут рядом.',
    legalBasis: law('31'),
  }),
}

const place = {
  '/properties/place/title': 'Школа',
  '/properties/place/properties/school/title': 'Школа',
  '/properties/place/properties/school/oneOf/0/title': 'Школа № 1, Центральная площадь',
  '/properties/place/properties/school/oneOf/1/title': 'Школа № 3, Гавань',
  '/properties/place/properties/school/oneOf/2/title': 'Школа № 7, Вокзал',
  '/properties/place/properties/school/oneOf/3/title': 'Озёрная гимназия',
  '/properties/place/properties/school/oneOf/4/title': 'Музыкальная школа',
  '/uiSchema/place/school/ui:question': 'В какую школу?',
  ...why('place/school', 'Заявление получит эта школа.', '31'),
  '/properties/place/properties/grade/title': 'Класс',
  '/uiSchema/place/grade/ui:question': 'В какой класс?',
  '/uiSchema/place/grade/ui:help': 'Кто начинает учиться, идёт в 1 класс.',
  ...why('place/grade', 'Места считают по классам.', '31'),
  '/properties/place/allOf/0/then/properties/previousSchool/title': 'Прежняя школа',
  '/uiSchema/place/previousSchool/ui:question': 'В какой школе ребёнок учится сейчас?',
  ...why('place/previousSchool', 'Она передаст личное дело.', '33'),
  '/properties/place/properties/sibling/title': 'В этой школе учится брат или сестра',
  '/uiSchema/place/sibling/ui:question': 'Учится ли в этой школе брат или сестра ребёнка?',
  ...why('place/sibling', 'Братья и сёстры могут учиться в одной школе.', '31, часть 3'),
  '/properties/place/allOf/1/then/properties/siblingName/title': 'Имя брата или сестры',
  '/uiSchema/place/siblingName/ui:question': 'Как зовут брата или сестру?',
  ...why('place/siblingName', 'Школа найдёт имя в своих списках.', '31, часть 3'),
}

const support = {
  '/properties/support/title': 'Что школе стоит знать',
  '/uiSchema/support/ui:question': 'Стоит ли школе что-то знать? Можно ответить «нет».',
  ...why('support', 'Школа подготовится до первого дня.', '35'),
  '/properties/support/properties/needs/title': 'Помощь в классе',
  '/properties/support/properties/needs/items/oneOf/0/title': 'Класс без ступеней',
  '/properties/support/properties/needs/items/oneOf/1/title': 'Место впереди, чтобы лучше видеть или слышать',
  '/properties/support/properties/needs/items/oneOf/2/title': 'Уроки языка, на котором учит школа',
  '/properties/support/properties/needs/items/oneOf/3/title': 'Помощник в классе',
  '/uiSchema/support/needs/ui:question': 'Что нужно ребёнку в классе?',
  '/uiSchema/support/needs/ui:help': 'Диагноз не спрашивают.',
  ...why('support/needs', 'Школа подготовит класс и уроки.', '35'),
  '/properties/support/properties/languages/title': 'Языки, на которых говорят дома',
  '/uiSchema/support/languages/ui:more': 'Есть ли язык, на котором говорят дома и которого ещё нет в списке?',
  ...why('support/languages', 'Школа предложит уроки на них, если детей достаточно.', '36'),
}

const parent = {
  '/properties/parent/title': 'Кто подаёт заявление',
  '/properties/parent/properties/fullName/title': 'Полное имя',
  '/properties/parent/properties/fullName/examples/0': 'Анна Петрова',
  ...why('parent/fullName', 'Школа должна знать, с кем говорит.', '30, часть 1'),
  '/properties/parent/properties/phone/title': 'Телефон',
  '/properties/parent/properties/phone/errorMessage/pattern':
    'Телефон: только цифры, впереди можно плюс, например +7301234567.',
  ...why('parent/phone', 'Школа позвонит, если с ребёнком что-то случится.', '30, часть 3'),
}

export const textsRu: Record<string, string> = {
  '/title': 'Приём в школу',
  ...child,
  ...home,
  ...place,
  ...support,
  ...parent,
  ...addressTextsRu,
  ...storedFileTextsRu,
}
