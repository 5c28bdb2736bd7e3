import { describe, expect, it } from 'vitest'
import { dayFilter } from '../../server/documents/date-filters.ts'
import { checkTemplate, renderDocument } from '../../server/documents/render.ts'
import { services } from './services/index.ts'

type DocumentView = Parameters<typeof renderDocument>[1]

const templates = services.flatMap(({ slug, definition }) =>
  Object.entries(definition.output.template).map(([locale, template]) => ({ slug, locale, template })),
)

const view = (locale: string, answers: object = {}): DocumentView => ({
  locale,
  document: {
    number: 'REGISTRY-2026-000001',
    code: '7K4M92QX',
    verifyUrl: 'https://parley.example/v/7K4M92QX',
    issuedOn: '2026-03-05',
    title: 'A document',
  },
  agency: { name: 'State Registry Office' },
  applicant: { name: 'Anna Petrova' },
  decision: {
    outcome: 'granted',
    reason: 'The papers are in order.',
    decidedOn: '2026-03-04',
    official: 'Oleg Markov',
  },
  answers: { ...everyAnswer, ...answers },
})

/** What stands between the house's head and foot. */
const body = (template: string, seen: DocumentView) => renderDocument(template, seen).split(/<\/?main>/)[1] ?? ''

const address = { street: 'Linden Street', house: '7', flat: '12', town: 'Novozersk', postcode: '40123' }
const everyAnswer = {
  applicant: { fullName: 'Anna Petrova', birthDate: '1988-05-14' },
  address,
  home: { mainResidence: true, tenure: 'owner' },
  household: [{ name: 'Timur Petrov', birthDate: '2015-08-30', relation: 'child' }],
  certificate: { purpose: 'bank' },
  child: {
    givenNames: 'Alia',
    familyName: 'Petrova',
    sex: 'female',
    bornOn: '2026-02-28',
    bornAt: '09:30:00',
    place: { kind: 'hospital', hospital: 'City Maternity Hospital', town: 'Novozersk' },
  },
  mother: { fullName: 'Anna Petrova', birthDate: '1988-05-14', address },
  otherParent: { fullName: 'Mikhail Petrov', birthDate: '1986-01-19' },
  journey: { country: 'Georgia', from: '2026-06-01', until: '2026-06-20' },
  companion: 'Vera Petrova',
  permit: { kind: 'resident', zone: 'A', startsOn: '2026-04-01', months: 12 },
  holder: { fullName: 'Anna Petrova' },
  vehicles: [{ plate: 'AB123CD', make: 'Skoda', electric: false }],
}

describe.each(templates)('the document of $slug in $locale', ({ template, locale }) => {
  it('is text and nothing that runs or loads', () => {
    expect(checkTemplate(template)).toEqual([])
    expect(template).not.toMatch(/<(script|img|a|svg|style)\b|https?:|style=/i)
  })

  it('says for whom it is, since when, why and by whom', () => {
    const html = body(template, view(locale))
    expect(html).toContain('The papers are in order.')
    expect(html).toContain(dayFilter(locale, 'UTC')('2026-03-04'))
    expect(html).toContain('Oleg Markov')
    expect(html).toContain('Petrova')
  })
})

describe('the certificate of residence', () => {
  const template = services[0]?.definition.output.template.en ?? ''
  const granted = (answers: object) => body(template, view('en', answers))

  it('names the household and its purpose', () => {
    const html = granted({ certificate: { purpose: 'other', otherPurpose: 'At the library' } })
    expect(html).toContain('Timur Petrov')
    expect(html).toContain('<td>Child</td>')
    expect(html).toContain('At the library')
    expect(html).toContain('Linden Street 7, flat 12')
  })

  it('leaves out what was not given', () => {
    const html = granted({
      household: [],
      address: { ...address, flat: undefined },
      home: { mainResidence: false, tenure: 'owner' },
    })
    expect(html).not.toContain('<table>')
    expect(html).not.toContain('flat')
    expect(html).toContain('not the main one')
  })

  it('escapes what people wrote', () => {
    const html = granted({ applicant: { fullName: '<b>Anna</b>', birthDate: '1988-05-14' } })
    expect(html).toContain('&#60;b&#62;Anna&#60;/b&#62;')
  })
})
