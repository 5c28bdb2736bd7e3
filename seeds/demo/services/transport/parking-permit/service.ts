import type { ServiceDefinition } from '../../../../../catalog/service-definition.ts'
import { readTemplate } from '../../read-template.ts'
import { asked } from './asked.ts'
import { schema } from './schema.ts'
import { textsRu } from './texts.ru.ts'
import { uiSchema } from './ui-schema.ts'

/** Lets residents, businesses and holders of a disabled badge park in a zone. Always decided by an official. */
export const parkingPermit: ServiceDefinition = {
  titles: { en: 'Parking permit', ru: 'Разрешение на парковку' },
  summary: {
    en: 'Lets you park in your zone, or in every zone with a disabled badge, with up to three vehicles.',
    ru: 'Парковка в вашей зоне, а по знаку «Инвалид» во всех зонах, до трёх автомобилей.',
  },
  category: 'transport',
  lifeEvents: ['moving-home', 'buying-a-car', 'starting-a-business'],
  asked,
  needs: {
    en: [
      'The number plates of your vehicles',
      'If you are not in the residents register: proof of your address as a PDF or a photo',
      'With a disabled badge: a photo of the badge',
    ],
    ru: [
      'Номерные знаки ваших автомобилей',
      'Если вас нет в регистре населения: подтверждение адреса в PDF или на фотографии',
      'По знаку «Инвалид»: фотография знака',
    ],
  },
  cost: {
    en: 'Resident: 4 crowns a month. Business: 15 crowns a month. Disabled badge: free. Electric vehicles pay half.',
    ru: 'Для жителя: 4 кроны в месяц. Для предприятия: 15 крон в месяц. По знаку «Инвалид»: бесплатно. За электромобиль половина.',
  },
  time: { en: 'Up to 10 days', ru: 'До 10 дней' },
  result: {
    en: 'The permit as a PDF with the seal of the agency. Wardens find it by the number plate.',
    ru: 'Разрешение в PDF с электронной печатью ведомства. Инспектор находит его по номерному знаку.',
  },
  form: { schema, uiSchema, texts: { ru: textsRu } },
  routing: [{ office: 'accessibility', when: { '/permit/kind': 'disabled-badge' } }, { office: 'parking' }],
  decision: { by: 'official' },
  decideWithinDays: 10,
  output: {
    title: { en: 'Parking permit', ru: 'Разрешение на парковку' },
    template: readTemplate('permit', import.meta.url),
  },
}
