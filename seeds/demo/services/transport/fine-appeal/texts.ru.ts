import { allUnder } from '../../all-under.ts'
import { storedFileTextsRu } from '../../stored-file.ts'

/** Why the question at `path` is asked, and the article that allows it. */
const why = (path: string, purpose: string, article: string) =>
  allUnder(`/uiSchema/${path}/ui:options`, {
    '/purpose': purpose,
    '/legalBasis': `Кодекс об административных правонарушениях, статья ${article}`,
  })

const fine = {
  '/title': 'Жалоба на штраф за парковку',
  '/properties/fine/title': 'Штраф',
  '/properties/fine/properties/number/title': 'Номер постановления',
  '/properties/fine/properties/number/errorMessage/pattern':
    'Номер постановления: буквы NF, дефис и восемь цифр, например NF-20260117.',
  '/uiSchema/fine/number/ui:help': 'Он указан в правом верхнем углу постановления.',
  ...why('fine/number', 'По нему находят постановление, которое вы обжалуете.', '61, часть 1'),
  '/properties/fine/properties/receivedOn/title': 'День получения постановления',
  '/uiSchema/fine/receivedOn/ui:question': 'В какой день вы получили постановление?',
  ...why('fine/receivedOn', 'Обжаловать можно в течение 15 дней.', '61, часть 2'),
  '/properties/fine/properties/plate/title': 'Номерной знак',
  '/properties/fine/properties/plate/errorMessage/pattern':
    'Номерной знак: две латинские буквы, три цифры и две буквы без пробелов, например AB123CD.',
  ...why('fine/plate', 'Он показывает опечатку в номере постановления.', '61, часть 1'),
}

const appeal = {
  '/properties/appeal/title': 'Ваша жалоба',
  '/properties/appeal/properties/ground/title': 'Основание жалобы',
  '/properties/appeal/properties/ground/oneOf/0/title': 'К тому времени я продал(а) автомобиль',
  '/properties/appeal/properties/ground/oneOf/1/title': 'Парковка была оплачена',
  '/properties/appeal/properties/ground/oneOf/2/title': 'Знака не было, или его нельзя было увидеть',
  '/properties/appeal/properties/ground/oneOf/3/title': 'Случилось непредвиденное',
  '/properties/appeal/properties/ground/oneOf/4/title': 'Другое основание',
  '/uiSchema/appeal/ground/ui:question': 'Почему штраф следует отменить?',
  ...why('appeal/ground', 'От основания зависит, что нужно доказать.', '62'),
  '/properties/appeal/properties/statement/title': 'Что произошло',
  '/uiSchema/appeal/statement/ui:question': 'Что произошло?',
  '/uiSchema/appeal/statement/ui:help': 'Когда, где и что вы видели. О здоровье не пишите больше, чем нужно.',
  ...why('appeal/statement', 'Сотрудник решает по тому, что вы сообщите.', '62'),
  '/properties/appeal/properties/photos/title': 'Фотографии',
  '/uiSchema/appeal/photos/ui:question': 'Есть ли фотографии места или знака?',
  ...why('appeal/photos', 'Они могут показать то, чего не расскажешь.', '63'),
}

const proofs = {
  '/allOf/0/then/properties/sale/title': 'Продажа',
  '/allOf/0/then/properties/sale/properties/soldOn/title': 'День продажи',
  '/uiSchema/sale/soldOn/ui:question': 'В какой день вы его продали?',
  ...why('sale/soldOn', 'С этого дня за него отвечает покупатель.', '64'),
  '/uiSchema/sale/contract/ui:title': 'Договор купли-продажи',
  ...why('sale/contract', 'Он подтверждает продажу.', '64'),
  '/allOf/1/then/properties/payment/title': 'Оплата',
  '/allOf/1/then/properties/payment/properties/paidOn/title': 'День оплаты',
  '/uiSchema/payment/paidOn/ui:question': 'В какой день вы заплатили?',
  ...why('payment/paidOn', 'Его сравнивают со временем штрафа.', '65'),
  '/uiSchema/payment/receipt/ui:title': 'Чек или снимок экрана с оплатой',
  ...why('payment/receipt', 'Он подтверждает оплату.', '65'),
}

const applicant = {
  '/properties/applicant/title': 'О вас',
  '/properties/applicant/properties/fullName/title': 'Полное имя',
  '/properties/applicant/properties/fullName/examples/0': 'Дмитрий Ковалёв',
  ...why('applicant/fullName', 'На это имя выносится решение.', '61, часть 1'),
  '/properties/applicant/properties/hearing/title': 'Личное выслушивание',
  '/uiSchema/applicant/hearing/ui:question': 'Хотите, чтобы вас выслушали лично до решения?',
  ...why('applicant/hearing', 'У вас есть право быть выслушанным.', '66'),
}

export const textsRu: Record<string, string> = { ...fine, ...appeal, ...proofs, ...applicant, ...storedFileTextsRu }
