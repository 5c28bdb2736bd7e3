import type { Localized } from '../../catalog/in-locale.ts'

export type DemoAgency = {
  slug: string
  names: Localized
  /** Verified by two administrators: only then can people open its services. */
  verified: boolean
  offices: { slug: string; names: Localized }[]
}

/** The public bodies of the demo town of Novozersk. */
export const agencies: DemoAgency[] = [
  {
    slug: 'registry',
    names: { en: 'State Registry Office', ru: 'Государственная регистрационная палата' },
    verified: true,
    offices: [
      { slug: 'civil-status', names: { en: 'Civil Status Office', ru: 'Отдел записи актов гражданского состояния' } },
    ],
  },
  {
    slug: 'clinic',
    names: { en: 'Novozersk City Clinic', ru: 'Новозёрская городская поликлиника' },
    verified: true,
    offices: [{ slug: 'reception', names: { en: 'Reception', ru: 'Регистратура' } }],
  },
  {
    slug: 'schools',
    names: { en: 'Education Department', ru: 'Управление образования' },
    verified: true,
    offices: [{ slug: 'admissions', names: { en: 'Admissions Office', ru: 'Отдел приёма в школы' } }],
  },
  {
    slug: 'transport',
    names: { en: 'City Transport Department', ru: 'Управление городского транспорта' },
    verified: true,
    offices: [
      { slug: 'parking', names: { en: 'Parking Office', ru: 'Отдел парковок' } },
      { slug: 'accessibility', names: { en: 'Accessible Transport Office', ru: 'Отдел доступного транспорта' } },
    ],
  },
  {
    slug: 'participation',
    names: { en: 'Citizen Participation Centre', ru: 'Центр участия граждан' },
    verified: false,
    offices: [{ slug: 'city-budget', names: { en: 'City Budget Office', ru: 'Отдел городского бюджета' } }],
  },
]
