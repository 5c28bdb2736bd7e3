import { addressTextsRu, askAddressTextsRu } from '../../address.ts'
import { allUnder } from '../../all-under.ts'
import { storedFileTextsRu } from '../../stored-file.ts'

/** Why the question at `path` is asked, and the article of the law that allows it. */
const why = (path: string, purpose: string, article: string) =>
  allUnder(`/uiSchema/${path}/ui:options`, {
    '/purpose': purpose,
    '/legalBasis': `Закон о записи актов гражданского состояния, ${article}`,
  })

const passportRule = 'Номер паспорта: две заглавные латинские буквы и семь цифр, например AB1234567.'

const child = {
  '/properties/child/title': 'Ребёнок',
  '/properties/child/properties/givenNames/title': 'Имя ребёнка',
  '/properties/child/properties/givenNames/examples/0': 'Алия',
  '/properties/child/properties/familyName/title': 'Фамилия ребёнка',
  '/properties/child/properties/familyName/examples/0': 'Петрова',
  '/properties/child/properties/sex/title': 'Пол ребёнка',
  '/properties/child/properties/sex/oneOf/0/title': 'Девочка',
  '/properties/child/properties/sex/oneOf/1/title': 'Мальчик',
  '/properties/child/properties/bornOn/title': 'Дата рождения ребёнка',
  '/properties/child/properties/bornAt/title': 'Время рождения',
  '/properties/child/properties/place/title': 'Место рождения',
  '/properties/child/properties/place/properties/kind/title': 'Вид места',
  '/properties/child/properties/place/properties/kind/oneOf/0/title': 'В больнице или роддоме',
  '/properties/child/properties/place/properties/kind/oneOf/1/title': 'Дома',
  '/properties/child/properties/place/properties/kind/oneOf/2/title': 'В другом месте',
  '/properties/child/properties/place/properties/town/title': 'Город или село',
  '/properties/child/properties/place/properties/town/examples/0': 'Новозёрск',
  '/properties/child/properties/place/then/properties/hospital/title': 'Название больницы',
  '/properties/child/properties/place/then/properties/hospital/examples/0': 'Городской родильный дом',
  '/uiSchema/child/givenNames/ui:question': 'Как зовут ребёнка?',
  '/uiSchema/child/familyName/ui:question': 'Какая у ребёнка фамилия?',
  '/uiSchema/child/sex/ui:question': 'Родилась девочка или мальчик?',
  '/uiSchema/child/sex/ui:help': 'Как в медицинском свидетельстве о рождении.',
  '/uiSchema/child/bornOn/ui:question': 'В какой день родился ребёнок?',
  '/uiSchema/child/bornAt/ui:question': 'В котором часу родился ребёнок?',
  '/uiSchema/child/place/kind/ui:question': 'Где родился ребёнок?',
  ...why('child/givenNames', 'Под этим именем ребёнок записывается в реестр.', 'статья 21, часть 1'),
  ...why(
    'child/familyName',
    'Фамилия любого из родителей. Под ней ребёнок записывается в реестр.',
    'статья 21, часть 2',
  ),
  ...why('child/sex', 'Пол указывается в реестре и в свидетельстве о рождении.', 'статья 20, часть 1'),
  ...why('child/bornOn', 'Дата указывается в реестре и в свидетельстве о рождении.', 'статья 20, часть 1'),
  ...why('child/bornAt', 'Для близнецов и для закона час и минута бывают важны.', 'статья 20, часть 1'),
  '/uiSchema/child/bornAt/ui:help': 'Как в медицинском свидетельстве о рождении.',
  ...why('child/place/kind', 'От этого зависит, кто подтверждает рождение: больница или врач.', 'статья 19, часть 1'),
  ...why('child/place/hospital', 'Больница подтверждает рождение регистрационной палате.', 'статья 19, часть 1'),
  ...why('child/place/town', 'Город или село указывается в свидетельстве о рождении.', 'статья 20, часть 1'),
}

const mother = {
  '/properties/mother/title': 'Мать',
  '/properties/mother/properties/fullName/title': 'Полное имя матери',
  '/properties/mother/properties/fullName/examples/0': 'Анна Петрова',
  '/properties/mother/properties/birthDate/title': 'Дата рождения матери',
  '/properties/mother/properties/passport/title': 'Номер паспорта',
  '/properties/mother/properties/passport/errorMessage/pattern': passportRule,
  ...why('mother/fullName', 'Родители указываются в свидетельстве о рождении.', 'статья 20, часть 2'),
  ...why('mother/birthDate', 'По ней мать отличают от других людей с тем же именем.', 'статья 20, часть 2'),
  ...why('mother/passport', 'Нужно удостовериться, кто родители ребёнка.', 'статья 18, часть 1'),
  '/uiSchema/mother/address/ui:title': 'Адрес матери',
  ...askAddressTextsRu('/uiSchema/mother/address', {
    street: 'На какой улице живёт мать?',
    purpose: 'Ребёнок регистрируется по адресу матери.',
    legalBasis: 'Закон о записи актов гражданского состояния, статья 20, часть 3',
  }),
}

const parenthood = {
  '/properties/parenthood/title': 'Родители',
  '/properties/parenthood/properties/basis/title': 'Кто записывается родителями',
  '/properties/parenthood/properties/basis/oneOf/0/title': 'Родители в браке',
  '/properties/parenthood/properties/basis/oneOf/1/title': 'Родители не в браке',
  '/properties/parenthood/properties/basis/oneOf/2/title': 'Только мать',
  '/properties/parenthood/allOf/0/then/properties/marriedOn/title': 'Дата заключения брака',
  '/uiSchema/parenthood/basis/ui:question': 'Кого записать родителями?',
  '/uiSchema/parenthood/basis/ui:help': 'Если родители не в браке, нужно заявление о признании родительства.',
  '/uiSchema/parenthood/marriedOn/ui:question': 'Когда заключён брак?',
  ...why('parenthood/basis', 'От этого зависит, кто записывается родителем и на каком основании.', 'статья 22'),
  ...why(
    'parenthood/marriedOn',
    'По дате запись о браке находят в реестре, поэтому свидетельство о браке приносить не нужно.',
    'статья 22, часть 1',
  ),
  '/uiSchema/parenthood/acknowledgement/ui:title': 'Заявление о признании родительства',
  '/uiSchema/parenthood/acknowledgement/ui:help':
    'Заявление, сделанное вами обоими в регистрационной палате или у нотариуса.',
  ...why(
    'parenthood/acknowledgement',
    'По этому заявлению записываются родители, не состоящие в браке.',
    'статья 22, часть 2',
  ),
}

const otherParent = {
  '/then/properties/otherParent/title': 'Второй родитель',
  '/then/properties/otherParent/properties/fullName/title': 'Полное имя второго родителя',
  '/then/properties/otherParent/properties/fullName/examples/0': 'Михаил Петров',
  '/then/properties/otherParent/properties/birthDate/title': 'Дата рождения второго родителя',
  '/then/properties/otherParent/properties/passport/title': 'Номер паспорта',
  '/then/properties/otherParent/properties/passport/errorMessage/pattern': passportRule,
  '/then/properties/otherParent/properties/sameAddress/title': 'Тот же адрес, что у матери',
  '/then/properties/otherParent/properties/agreesToNames/title': 'Согласие об имени и фамилии',
  '/uiSchema/otherParent/sameAddress/ui:question': 'Второй родитель живёт по тому же адресу, что и мать?',
  '/uiSchema/otherParent/agreesToNames/ui:question': 'Оба родителя согласны с именем и фамилией ребёнка?',
  ...why('otherParent/fullName', 'Родители указываются в свидетельстве о рождении.', 'статья 20, часть 2'),
  ...why('otherParent/birthDate', 'По ней родителя отличают от других людей с тем же именем.', 'статья 20, часть 2'),
  ...why('otherParent/passport', 'Нужно удостовериться, кто родители ребёнка.', 'статья 18, часть 1'),
  ...why('otherParent/sameAddress', 'Если адрес тот же, писать его второй раз не нужно.', 'статья 20, часть 3'),
  '/uiSchema/otherParent/address/ui:title': 'Адрес второго родителя',
  ...askAddressTextsRu('/uiSchema/otherParent/address', {
    street: 'На какой улице живёт второй родитель?',
    purpose: 'В реестре указывается, где живёт каждый из родителей.',
    legalBasis: 'Закон о записи актов гражданского состояния, статья 20, часть 3',
  }),
  ...why(
    'otherParent/agreesToNames',
    'Если согласия об имени нет, сотрудник приглашает обоих родителей.',
    'статья 21, часть 3',
  ),
}

const papers = {
  '/properties/papers/title': 'Документы',
  '/properties/papers/properties/passports/title': 'Паспорта родителей',
  '/uiSchema/papers/medicalNotice/ui:title': 'Медицинское свидетельство о рождении',
  '/uiSchema/papers/medicalNotice/ui:help': 'Его выдали в больнице или у врача.',
  ...why('papers/medicalNotice', 'Оно подтверждает, что ребёнок родился, когда и у кого.', 'статья 19, часть 1'),
  '/uiSchema/papers/passports/ui:help':
    'Страница с фотографией. Один паспорт или оба, если записываются двое родителей.',
  ...why('papers/passports', 'Нужно удостовериться, кто родители ребёнка.', 'статья 18, часть 1'),
}

export const textsRu: Record<string, string> = {
  '/title': 'Регистрация рождения',
  ...addressTextsRu,
  ...storedFileTextsRu,
  ...child,
  ...mother,
  ...parenthood,
  ...otherParent,
  ...papers,
  '/properties/truthful/title': 'Заверение',
  '/uiSchema/truthful/ui:section': 'Заверение',
  '/uiSchema/truthful/ui:question': 'Всё указанное вами верно и полно?',
  '/properties/truthful/errorMessage/not':
    'Рождение регистрируется только по верным и полным сведениям. Исправьте, что неверно, затем ответьте «да».',
  ...why('truthful', 'За сведения о рождении отвечает тот, кто о нём заявляет.', 'статья 17'),
}
