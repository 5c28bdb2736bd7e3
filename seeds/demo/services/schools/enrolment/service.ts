import type { ServiceDefinition } from '../../../../../catalog/service-definition.ts'
import { readTemplate } from '../../read-template.ts'
import { asked } from './asked.ts'
import { schema } from './schema.ts'
import { textsRu } from './texts.ru.ts'
import { uiSchema } from './ui-schema.ts'

/** Gives a child a place at a school. Always decided by an official. */
export const enrolment: ServiceDefinition = {
  titles: { en: 'Enrolment in a school', ru: 'Приём в школу' },
  summary: {
    en: 'Asks for a place at a city school, for a child who begins school or changes to another one.',
    ru: 'Заявление на место в городской школе для ребёнка, который начинает учиться или переходит из другой школы.',
  },
  category: 'education',
  lifeEvents: ['having-a-child', 'starting-school', 'moving-home'],
  asked,
  needs: {
    en: ['The birth certificate of the child, as a PDF or a photo'],
    ru: ['Свидетельство о рождении ребёнка в PDF или на фотографии'],
  },
  cost: { en: 'Free of charge', ru: 'Бесплатно' },
  time: { en: 'Up to 7 days', ru: 'До 7 дней' },
  result: {
    en: 'The confirmation of the place as a PDF with the seal of the agency.',
    ru: 'Подтверждение места в PDF с электронной печатью ведомства.',
  },
  form: { schema, uiSchema, texts: { ru: textsRu } },
  routing: [{ office: 'admissions' }],
  decision: { by: 'official' },
  decideWithinDays: 7,
  output: {
    title: { en: 'Confirmation of a school place', ru: 'Подтверждение места в школе' },
    template: readTemplate('confirmation', import.meta.url),
  },
}
