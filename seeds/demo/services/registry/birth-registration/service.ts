import type { ServiceDefinition } from '../../../../../catalog/service-definition.ts'
import { readTemplate } from '../../read-template.ts'
import { asked } from './asked.ts'
import { schema } from './schema.ts'
import { textsRu } from './texts.ru.ts'
import { uiSchema } from './ui-schema.ts'

/** Enters a newborn child in the civil register. Always decided by an official. */
export const birthRegistration: ServiceDefinition = {
  titles: { en: 'Registration of a birth', ru: 'Регистрация рождения' },
  summary: {
    en: 'Enters your newborn child in the civil register and gives you the birth certificate.',
    ru: 'Запись новорождённого в реестр актов гражданского состояния и свидетельство о рождении.',
  },
  category: 'family',
  lifeEvents: ['having-a-child'],
  asked,
  needs: {
    en: [
      'The medical notice of birth, as a PDF or a photo',
      'The passports of the parents, as a PDF or a photo',
      'If the parents are not married: the declaration of acknowledgement',
    ],
    ru: [
      'Медицинское свидетельство о рождении в PDF или на фотографии',
      'Паспорта родителей в PDF или на фотографии',
      'Если родители не в браке: заявление о признании родительства',
    ],
  },
  cost: { en: 'Free of charge', ru: 'Бесплатно' },
  time: { en: 'Up to 3 days', ru: 'До 3 дней' },
  result: {
    en: 'The birth certificate as a PDF with the seal of the agency.',
    ru: 'Свидетельство о рождении в PDF с электронной печатью ведомства.',
  },
  form: { schema, uiSchema, texts: { ru: textsRu } },
  routing: [{ office: 'civil-status' }],
  decision: { by: 'official' },
  decideWithinDays: 3,
  output: {
    title: { en: 'Birth certificate', ru: 'Свидетельство о рождении' },
    template: readTemplate('certificate', import.meta.url),
  },
}
