import { addressTextsRu, askAddressTextsRu } from '../../address.ts'
import { allUnder } from '../../all-under.ts'
import { storedFileTextsRu } from '../../stored-file.ts'

const household = {
  '/purpose': 'В справке указываются только названные вами люди, чьё проживание по этому адресу подтверждено.',
  '/legalBasis': 'Закон о регистре населения, статья 14, часть 2',
}
const purposeOfCertificate = {
  '/purpose': 'Назначение указывается в справке, чтобы её нельзя было использовать для чего-то другого.',
  '/legalBasis': 'Закон о регистре населения, статья 15',
}

export const textsRu: Record<string, string> = {
  '/title': 'Справка о месте жительства',

  '/properties/applicant/title': 'О вас',
  '/properties/applicant/properties/fullName/title': 'Полное имя',
  '/uiSchema/applicant/fullName/ui:question': 'Ваше полное имя, как в паспорте?',
  '/properties/applicant/properties/fullName/examples/0': 'Анна Петрова',
  '/properties/applicant/properties/birthDate/title': 'Дата рождения',
  '/uiSchema/applicant/birthDate/ui:question': 'Когда вы родились?',
  ...allUnder('/uiSchema/applicant/fullName/ui:options', {
    '/purpose': 'На это имя выписывается справка, по нему ведётся поиск в регистре.',
    '/legalBasis': 'Закон о регистре населения, статья 12, часть 1',
  }),
  ...allUnder('/uiSchema/applicant/birthDate/ui:options', {
    '/purpose': 'По ней вас отличают от других людей с тем же именем.',
    '/legalBasis': 'Закон о регистре населения, статья 12, часть 1',
  }),

  ...addressTextsRu,
  ...storedFileTextsRu,
  '/uiSchema/address/ui:title': 'Ваш адрес',
  ...askAddressTextsRu('/uiSchema/address', {
    street: 'На какой улице вы живёте?',
    purpose: 'В справке указывается, где вы живёте. Если в регистре значится то же, справка выдаётся сразу.',
    legalBasis: 'Закон о регистре населения, статья 12, часть 2',
  }),

  '/properties/home/title': 'Ваше жильё',
  '/properties/home/properties/mainResidence/title': 'Основное место жительства',
  '/uiSchema/home/mainResidence/ui:question': 'Это ваше основное место жительства?',
  '/properties/home/properties/tenure/title': 'Собственник или наниматель',
  '/uiSchema/home/tenure/ui:question': 'Это жильё ваше или вы его снимаете?',
  '/properties/home/properties/tenure/oneOf/0/title': 'Собственник или семья собственника',
  '/properties/home/properties/tenure/oneOf/1/title': 'Наниматель',
  '/properties/home/then/properties/landlord/title': 'Имя наймодателя (владельца жилья)',
  '/properties/home/then/properties/landlord/examples/0': 'Ирина Белова',
  ...allUnder('/uiSchema/home/mainResidence/ui:options', {
    '/purpose': 'Жилья может быть несколько, а основное место жительства одно. В справке указано, так ли это.',
    '/legalBasis': 'Закон о регистре населения, статья 5',
  }),
  ...allUnder('/uiSchema/home/tenure/ui:options', {
    '/purpose': 'От этого зависит, какое подтверждение нужно, если в регистре вас по этому адресу нет.',
    '/legalBasis': 'Закон о регистре населения, статья 13',
  }),
  ...allUnder('/uiSchema/home/landlord/ui:options', {
    '/purpose': 'Сотрудник сверяет имя с договором найма, если в регистре вас по этому адресу нет.',
    '/legalBasis': 'Закон о регистре населения, статья 13, часть 2',
  }),
  '/uiSchema/home/rentalContract/ui:title': 'Договор найма',
  '/uiSchema/home/rentalContract/ui:help': 'Достаточно страницы с адресом, именами и подписями.',
  ...allUnder('/uiSchema/home/rentalContract/ui:options', {
    '/purpose': 'Договор подтверждает, что вы там живёте, если в регистре вас по этому адресу нет.',
    '/legalBasis': 'Закон о регистре населения, статья 13, часть 2',
  }),

  '/uiSchema/correspondence/ui:title': 'Другой адрес для писем',
  '/uiSchema/correspondence/ui:question': 'Отправлять бумажные письма на другой адрес?',
  ...allUnder('/uiSchema/correspondence/ui:options', {
    '/purpose': 'Без него бумажные письма отправляются на ваш домашний адрес.',
    '/legalBasis': 'Закон об административных процедурах, статья 41',
  }),
  ...askAddressTextsRu('/uiSchema/correspondence', {
    street: 'На какую улицу отправлять письма?',
    purpose: 'На него отправляются бумажные письма. В справке он не указывается.',
    legalBasis: 'Закон об административных процедурах, статья 41',
  }),

  '/properties/household/title': 'Кто живёт вместе с вами',
  '/properties/household/items/title': 'Человек',
  '/properties/household/items/properties/name/title': 'Полное имя',
  '/properties/household/items/properties/name/examples/0': 'Тимур Петров',
  '/properties/household/items/properties/birthDate/title': 'Дата рождения',
  '/properties/household/items/properties/relation/title': 'Кем вам приходится',
  '/properties/household/items/properties/relation/oneOf/0/title': 'Муж или жена',
  '/properties/household/items/properties/relation/oneOf/1/title': 'Ребёнок',
  '/properties/household/items/properties/relation/oneOf/2/title': 'Отец или мать',
  '/properties/household/items/properties/relation/oneOf/3/title': 'Другой человек',
  '/uiSchema/household/ui:more': 'Указать в справке ещё кого-нибудь, кто живёт по этому адресу?',
  ...allUnder('/uiSchema/household/ui:options', household),
  ...allUnder('/uiSchema/household/items/name/ui:options', household),
  ...allUnder('/uiSchema/household/items/birthDate/ui:options', {
    '/purpose': 'По ней человека отличают в регистре от других с тем же именем.',
    '/legalBasis': 'Закон о регистре населения, статья 14, часть 2',
  }),
  ...allUnder('/uiSchema/household/items/relation/ui:options', {
    '/purpose': 'Школам и судам важно знать, кто входит в семью.',
    '/legalBasis': 'Закон о регистре населения, статья 14, часть 3',
  }),

  '/properties/certificate/title': 'Справка',
  '/properties/certificate/properties/purpose/title': 'Назначение справки',
  '/uiSchema/certificate/purpose/ui:question': 'Для чего нужна справка?',
  '/properties/certificate/properties/purpose/oneOf/0/title': 'Банк',
  '/properties/certificate/properties/purpose/oneOf/1/title': 'Школа или детский сад',
  '/properties/certificate/properties/purpose/oneOf/2/title': 'Суд',
  '/properties/certificate/properties/purpose/oneOf/3/title': 'Другое',
  '/properties/certificate/then/properties/otherPurpose/title': 'Куда вы её предъявите',
  '/uiSchema/certificate/otherPurpose/ui:question': 'Куда вы предъявите справку?',
  '/properties/certificate/then/properties/otherPurpose/examples/0': 'В библиотеку',
  ...allUnder('/uiSchema/certificate/purpose/ui:options', purposeOfCertificate),
  ...allUnder('/uiSchema/certificate/otherPurpose/ui:options', purposeOfCertificate),
}
