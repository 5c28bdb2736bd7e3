import { addressTextsRu, askAddressTextsRu } from '../../address.ts'
import { allUnder } from '../../all-under.ts'
import { storedFileTextsRu } from '../../stored-file.ts'

const law = (article: string) => `Положение о парковке в городе Новозёрске, ${article}`

/** Why the question at `path` is asked, and the article that allows it. */
const why = (path: string, purpose: string, article: string) =>
  allUnder(`/uiSchema/${path}/ui:options`, { '/purpose': purpose, '/legalBasis': law(article) })

const permit = {
  '/properties/permit/title': 'Разрешение',
  '/properties/permit/properties/kind/title': 'Вид разрешения',
  '/uiSchema/permit/kind/ui:question': 'Какое разрешение вам нужно?',
  '/properties/permit/properties/kind/oneOf/0/title': 'Житель: живу в этой зоне',
  '/properties/permit/properties/kind/oneOf/1/title': 'Предприятие: работает в этой зоне',
  '/properties/permit/properties/kind/oneOf/2/title': 'Знак «Инвалид»: действует во всех зонах',
  '/properties/permit/then/properties/zone/title': 'Зона парковки',
  '/properties/permit/then/properties/zone/oneOf/0/title': 'Старый город (зона A)',
  '/properties/permit/then/properties/zone/oneOf/1/title': 'Гавань (зона B)',
  '/properties/permit/then/properties/zone/oneOf/2/title': 'Вокзал (зона C)',
  '/properties/permit/properties/startsOn/title': 'Первый день',
  '/uiSchema/permit/startsOn/ui:question': 'С какого дня должно действовать разрешение?',
  '/properties/permit/properties/months/title': 'Число месяцев',
  '/uiSchema/permit/months/ui:question': 'На сколько месяцев?',
  ...why('permit/kind', 'От вида зависит плата, подтверждение и место парковки.', 'статья 4'),
  '/uiSchema/permit/zone/ui:help': 'Зона указана на парковочных знаках вашей улицы.',
  ...why('permit/zone', 'Разрешение действует в этой зоне.', 'статья 5'),
  ...why('permit/startsOn', 'С этого дня разрешение действует.', 'статья 8, часть 1'),
  '/uiSchema/permit/months/ui:help':
    'Для жителя: 4 кроны в месяц. Для предприятия: 15 крон в месяц. По знаку «Инвалид»: бесплатно. За электромобиль половина.',
  ...why('permit/months', 'Плата считается по месяцам.', 'статья 8, часть 2'),
}

const holder = {
  '/properties/holder/title': 'Владелец разрешения',
  '/properties/holder/properties/fullName/title': 'Полное имя владельца',
  '/properties/holder/properties/fullName/examples/0': 'Дмитрий Ковалёв',
  ...why('holder/fullName', 'На это имя выписывается разрешение.', 'статья 6'),
}

const residence = {
  '/allOf/0/then/properties/residence/title': 'Где вы живёте',
  '/allOf/0/then/properties/residence/properties/registered/title': 'Запись в регистре населения',
  '/uiSchema/residence/registered/ui:question': 'Значитесь ли вы в регистре населения по этому адресу?',
  '/uiSchema/residence/address/ui:title': 'Ваш адрес',
  ...askAddressTextsRu('/uiSchema/residence/address', {
    street: 'На какой улице вы живёте?',
    purpose: 'Разрешение для жителя получают только те, кто живёт в этой зоне.',
    legalBasis: law('статья 4, часть 1'),
  }),
  ...why('residence/registered', 'Если вы в нём значитесь, другое подтверждение не нужно.', 'статья 4, часть 1'),
  '/uiSchema/residence/proof/ui:title': 'Подтверждение, что вы там живёте',
  '/uiSchema/residence/proof/ui:help': 'Справка о месте жительства или договор найма.',
  ...why('residence/proof', 'Оно заменяет запись в регистре населения.', 'статья 4, часть 1'),
}

const business = {
  '/allOf/1/then/properties/business/title': 'Ваше предприятие',
  '/allOf/1/then/properties/business/properties/name/title': 'Название предприятия',
  '/allOf/1/then/properties/business/properties/name/examples/0': 'Озёрная пекарня',
  '/allOf/1/then/properties/business/properties/registrationNumber/title': 'Номер в реестре предприятий',
  '/allOf/1/then/properties/business/properties/registrationNumber/errorMessage/pattern':
    'Номер в реестре предприятий: девять цифр, например 204518377.',
  ...why('business/name', 'Предприятие указывается в разрешении.', 'статья 4, часть 2'),
  ...why(
    'business/registrationNumber',
    'По номеру сотрудник находит предприятие в реестре, поэтому выписка не нужна.',
    'статья 4, часть 2',
  ),
  '/uiSchema/business/address/ui:title': 'Адрес предприятия',
  ...askAddressTextsRu('/uiSchema/business/address', {
    street: 'На какой улице находится предприятие?',
    purpose: 'Разрешение получает только предприятие, которое находится в этой зоне.',
    legalBasis: law('статья 4, часть 2'),
  }),
}

const badge = {
  '/allOf/2/then/properties/badge/title': 'Знак «Инвалид»',
  '/allOf/2/then/properties/badge/properties/number/title': 'Номер знака',
  '/allOf/2/then/properties/badge/properties/number/errorMessage/pattern':
    'Номер знака: латинские буквы DB, дефис и шесть цифр, например DB-104207.',
  '/allOf/2/then/properties/badge/properties/validUntil/title': 'Срок действия знака',
  '/uiSchema/badge/validUntil/ui:question': 'До какого дня действует знак?',
  ...why(
    'badge/number',
    'По номеру сотрудник проверяет, что знак действует. О диагнозе не спрашивают.',
    'статья 4, часть 3',
  ),
  ...why('badge/validUntil', 'Разрешение действует не дольше знака.', 'статья 4, часть 3'),
  '/uiSchema/badge/photo/ui:title': 'Фотография знака',
  '/uiSchema/badge/photo/ui:help': 'Достаточно лицевой стороны.',
  ...why('badge/photo', 'Сотрудник сверяет номер и срок.', 'статья 4, часть 3'),
}

const vehicles = {
  '/properties/vehicles/title': 'Автомобили',
  '/properties/vehicles/items/title': 'Автомобиль',
  '/properties/vehicles/items/properties/plate/title': 'Номерной знак',
  '/properties/vehicles/items/properties/plate/errorMessage/pattern':
    'Номерной знак: две латинские буквы, три цифры и две буквы, без пробелов, например AB123CD.',
  '/properties/vehicles/items/properties/make/title': 'Марка автомобиля',
  '/properties/vehicles/items/properties/electric/title': 'Электромобиль',
  '/uiSchema/vehicles/ui:more': 'Есть ещё автомобиль?',
  '/uiSchema/vehicles/ui:help':
    'Одно разрешение охватывает до трёх автомобилей, стоять одновременно может один из них.',
  ...why('vehicles', 'Разрешение проверяют по номерным знакам автомобилей.', 'статья 7'),
  ...why('vehicles/items/plate', 'По номерному знаку инспектор находит разрешение.', 'статья 7, часть 1'),
  ...why('vehicles/items/make', 'Марка помогает заметить опечатку в номерном знаке.', 'статья 7, часть 1'),
  ...why('vehicles/items/electric', 'За электромобиль платят половину.', 'статья 8, часть 3'),
}

export const textsRu: Record<string, string> = {
  '/title': 'Разрешение на парковку',
  ...addressTextsRu,
  ...storedFileTextsRu,
  ...permit,
  ...holder,
  ...residence,
  ...business,
  ...badge,
  ...vehicles,
}
