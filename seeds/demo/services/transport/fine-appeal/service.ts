import type { ServiceDefinition } from '../../../../../catalog/service-definition.ts'
import { readTemplate } from '../../read-template.ts'
import { asked } from './asked.ts'
import { schema } from './schema.ts'
import { textsRu } from './texts.ru.ts'
import { uiSchema } from './ui-schema.ts'

/** Has a parking fine looked at again. Always decided by an official. */
export const fineAppeal: ServiceDefinition = {
  titles: { en: 'Appeal against a parking fine', ru: 'Жалоба на штраф за парковку' },
  summary: {
    en: 'Has a parking fine looked at again. You say why it is wrong, an official decides and gives the reasons.',
    ru: 'Повторная проверка штрафа за парковку. Вы объясняете, почему он неверен; сотрудник решает и называет причины.',
  },
  category: 'transport',
  lifeEvents: ['disputing-a-decision'],
  asked,
  needs: {
    en: ['The notice of the fine', 'What proves your ground: a contract of sale, a receipt, photos'],
    ru: ['Постановление о штрафе', 'Что подтверждает основание: договор продажи, чек, фотографии'],
  },
  cost: { en: 'Free of charge', ru: 'Бесплатно' },
  time: { en: 'Up to 15 days', ru: 'До 15 дней' },
  result: {
    en: 'The decision as a PDF with the seal of the agency. Until then the fine need not be paid.',
    ru: 'Решение в PDF с электронной печатью ведомства. До него штраф можно не платить.',
  },
  form: { schema, uiSchema, texts: { ru: textsRu } },
  routing: [{ office: 'parking' }],
  decision: { by: 'official' },
  decideWithinDays: 15,
  output: {
    title: { en: 'Decision on an appeal', ru: 'Решение по жалобе' },
    template: readTemplate('decision', import.meta.url),
  },
}
