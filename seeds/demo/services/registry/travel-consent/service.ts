import type { ServiceDefinition } from '../../../../../catalog/service-definition.ts'
import { readTemplate } from '../../read-template.ts'
import { asked } from './asked.ts'
import { schema } from './schema.ts'
import { textsRu } from './texts.ru.ts'
import { uiSchema } from './ui-schema.ts'

/** Both parents agree that their child leaves the country without them. Signed by both before it is sent. */
export const travelConsent: ServiceDefinition = {
  titles: { en: 'Consent to a child’s journey abroad', ru: 'Согласие на выезд ребёнка за границу' },
  summary: {
    en: 'Both parents agree that their child travels abroad with somebody else. Both sign on their own devices.',
    ru: 'Оба родителя соглашаются на выезд ребёнка за границу с другим взрослым. Каждый подписывает на своём устройстве.',
  },
  category: 'family',
  lifeEvents: ['having-a-child'],
  asked,
  needs: {
    en: ['The name of the adult who travels with the child', 'The other parent, who signs too'],
    ru: ['Имя взрослого, который едет с ребёнком', 'Второй родитель, который тоже подпишет'],
  },
  cost: { en: 'Free', ru: 'Бесплатно' },
  time: { en: 'Up to 3 days', ru: 'До 3 дней' },
  result: {
    en: 'The consent as a PDF with the seal of the agency.',
    ru: 'Согласие в PDF с электронной печатью ведомства.',
  },
  form: { schema, uiSchema, texts: { ru: textsRu } },
  signatures: {
    intent: {
      en: 'I agree to the journey that is described in this document, and I am a parent of this child.',
      ru: 'Выражаю согласие на поездку, описанную в этом документе, и подтверждаю, что являюсь родителем этого ребёнка.',
    },
    signers: [
      { who: 'applicant', title: { en: 'Parent who applies', ru: 'Родитель, подающий заявление' } },
      { who: 'invited', title: { en: 'Other parent', ru: 'Второй родитель' } },
    ],
    withinDays: 14,
  },
  routing: [{ office: 'civil-status' }],
  decision: { by: 'official' },
  decideWithinDays: 3,
  output: {
    title: { en: 'Consent to a child’s journey abroad', ru: 'Согласие на выезд ребёнка за границу' },
    template: readTemplate('consent', import.meta.url),
  },
}
