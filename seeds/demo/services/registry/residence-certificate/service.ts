import type { ServiceDefinition } from '../../../../../catalog/service-definition.ts'
import { readTemplate } from '../../read-template.ts'
import { asked } from './asked.ts'
import { schema } from './schema.ts'
import { textsRu } from './texts.ru.ts'
import { uiSchema } from './ui-schema.ts'

/** Says where a person lives. Issued at once when the residents register says the same, else after an official has looked. */
export const residenceCertificate: ServiceDefinition = {
  titles: { en: 'Certificate of residence', ru: 'Справка о месте жительства' },
  summary: {
    en: 'A sealed certificate that says where you live and, if you wish, who lives with you.',
    ru: 'Справка с электронной печатью о том, где вы живёте и, если нужно, кто живёт вместе с вами.',
  },
  category: 'home-and-residence',
  lifeEvents: ['moving-home', 'starting-school', 'opening-a-bank-account'],
  asked,
  needs: {
    en: ['Your passport, to copy your name from', 'If you rent: the rental contract as a PDF or a photo'],
    ru: ['Паспорт, чтобы указать имя как в нём', 'Если жильё снимаете: договор найма в PDF или на фотографии'],
  },
  cost: { en: 'Free of charge', ru: 'Бесплатно' },
  time: {
    en: 'At once if the register confirms your address, otherwise up to 5 days',
    ru: 'Сразу, если адрес подтверждается регистром, иначе до 5 дней',
  },
  result: {
    en: 'A PDF with the seal of the agency. Anyone can check it by the code printed on it.',
    ru: 'PDF с электронной печатью ведомства. Подлинность может проверить каждый по коду на документе.',
  },
  form: { schema, uiSchema, texts: { ru: textsRu } },
  routing: [{ office: 'civil-status' }],
  decision: {
    by: 'rule',
    register: 'residents',
    // Everything that the certificate states: nothing unchecked gets under the seal.
    matches: {
      fullName: '/applicant/fullName',
      birthDate: '/applicant/birthDate',
      street: '/address/street',
      house: '/address/house',
      flat: '/address/flat',
      town: '/address/town',
      postcode: '/address/postcode',
      mainResidence: '/home/mainResidence',
      household: '/household',
    },
    reason: {
      en: 'The details in the application agree with the Residents Register.',
      ru: 'Сведения в заявлении совпадают со сведениями регистра населения.',
    },
  },
  decideWithinDays: 5,
  output: {
    title: { en: 'Certificate of residence', ru: 'Справка о месте жительства' },
    template: readTemplate('certificate', import.meta.url),
  },
}
