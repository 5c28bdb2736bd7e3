import type { Localized } from '../../catalog/in-locale.ts'

export type DemoAgency = {
  slug: string
  names: Localized
  /** What two administrators have verified it by; without it people cannot open its services. */
  verified: boolean
  /** Who has applied for it, or is about to. */
  representative: string
  legalBody: string
  registerNumber: string
  offices: { slug: string; names: Localized; address: string }[]
}

/** The public bodies of the demo town of Novozersk. */
export const agencies: DemoAgency[] = [
  {
    slug: 'registry',
    names: { en: 'State Registry Office', ru: 'Государственная регистрационная палата' },
    verified: true,
    representative: 'olga',
    legalBody: 'State institution “Registry of Novozersk”',
    registerNumber: '10-1001',
    offices: [
      {
        slug: 'civil-status',
        names: { en: 'Civil Status Office', ru: 'Отдел записи актов гражданского состояния' },
        address: 'Lenskaya Street 4',
      },
    ],
  },
  {
    slug: 'clinic',
    names: { en: 'Novozersk City Clinic', ru: 'Новозёрская городская поликлиника' },
    verified: true,
    representative: 'clara',
    legalBody: 'Municipal institution “City Clinic”',
    registerNumber: '10-1002',
    offices: [{ slug: 'reception', names: { en: 'Reception', ru: 'Регистратура' }, address: 'Bolnichnaya Street 12' }],
  },
  {
    slug: 'schools',
    names: { en: 'Education Department', ru: 'Управление образования' },
    verified: true,
    representative: 'sergei',
    legalBody: 'City administration, Education Department',
    registerNumber: '10-1003',
    offices: [
      {
        slug: 'admissions',
        names: { en: 'Admissions Office', ru: 'Отдел приёма в школы' },
        address: 'Shkolnaya Street 1',
      },
    ],
  },
  {
    slug: 'transport',
    names: { en: 'City Transport Department', ru: 'Управление городского транспорта' },
    verified: true,
    representative: 'tamara',
    legalBody: 'City administration, Transport Department',
    registerNumber: '10-1004',
    offices: [
      { slug: 'parking', names: { en: 'Parking Office', ru: 'Отдел парковок' }, address: 'Vokzalnaya Square 2' },
      {
        slug: 'accessibility',
        names: { en: 'Accessible Transport Office', ru: 'Отдел доступного транспорта' },
        address: 'Vokzalnaya Square 2',
      },
    ],
  },
  {
    slug: 'participation',
    names: { en: 'Citizen Participation Centre', ru: 'Центр участия граждан' },
    verified: false,
    representative: 'nadia',
    legalBody: 'Municipal institution “Citizen Participation Centre”',
    registerNumber: '10-1005',
    offices: [
      {
        slug: 'city-budget',
        names: { en: 'City Budget Office', ru: 'Отдел городского бюджета' },
        address: 'Central Square 1',
      },
    ],
  },
]
