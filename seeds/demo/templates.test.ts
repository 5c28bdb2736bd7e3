import { Liquid } from 'liquidjs'
import { describe, expect, it } from 'vitest'
import { services } from './services/index.ts'

const templates = services.flatMap(({ slug, definition }) =>
  Object.entries(definition.output.template).map(([locale, template]) => ({ slug, locale, template })),
)

describe.each(templates)('the document of $slug in $locale', ({ template, locale }) => {
  it('is text and nothing that runs or loads', () => {
    expect(template).not.toMatch(/<(script|link|img|iframe|object|embed|base|meta|style|svg|form)\b/i)
    expect(template).not.toMatch(/\b(src|href|srcset|style|on[a-z]+)\s*=/i)
    expect(template).not.toMatch(/url\(|@import|https?:|javascript:/i)
  })

  it('has tables with caption, head and scopes, as a tagged PDF needs them', () => {
    for (const [table] of template.matchAll(/<table>[\s\S]*?<\/table>/g)) {
      expect(table).toContain('<caption>')
      expect(table).toContain('<thead>')
      expect(table).not.toMatch(/<th(?! scope=)>/)
    }
  })

  it('says yes and no, each with its reason and its day', async () => {
    for (const outcome of ['granted', 'refused']) {
      const html = await engine().parseAndRender(template, { ...view, decision: { ...view.decision, outcome } })
      expect(html).toContain('The papers are in order.')
      expect(html).toContain('day of 2026-03-05')
      expect(html).toContain('Oleg Markov')
      expect(html).toMatch(locale === 'ru' ? /[а-яё]/ : /^[^а-яё]*$/i)
    }
  })
})

it('escapes what people wrote', async () => {
  const template = templates[0]?.template ?? ''
  const answers = { ...view.answers, applicant: { fullName: '<b>Anna</b>', birthDate: '1988-05-14' } }
  const html = await engine().parseAndRender(template, { ...view, answers })
  expect(html).toContain('&lt;b&gt;Anna&lt;/b&gt;')
})

it('names everybody in the household and what the certificate is for', async () => {
  const template = templates.find(({ slug, locale }) => slug === 'residence-certificate' && locale === 'en')?.template
  const household = [{ name: 'Timur Petrov', birthDate: '2015-08-30', relation: 'child' }]
  const answers = { ...view.answers, household, certificate: { purpose: 'other', otherPurpose: 'At the library' } }
  const html = await engine().parseAndRender(template ?? '', { ...view, answers })
  expect(html).toContain('Timur Petrov')
  expect(html).toContain('<td>Child</td>')
  expect(html).toContain('At the library')
})

/** Renders as the house does: escaped, and a name that is not there is a mistake. */
function engine() {
  const liquid = new Liquid({ outputEscape: 'escape', strictFilters: true })
  liquid.registerFilter('day', (date: string) => `day of ${date}`)
  return liquid
}

const address = { street: 'Linden Street', house: '7', flat: '12', town: 'Novozersk', postcode: '40123' }
const view = {
  document: { number: 'REGISTRY-2026-000001', title: 'A document' },
  agency: { name: 'State Registry Office' },
  applicant: { name: 'Anna Petrova' },
  decision: {
    outcome: 'granted',
    reason: 'The papers are in order.',
    decidedOn: '2026-03-05',
    official: 'Oleg Markov',
  },
  answers: {
    applicant: { fullName: 'Anna Petrova', birthDate: '1988-05-14' },
    address,
    home: { mainResidence: true, tenure: 'owner' },
    household: [],
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
    permit: { kind: 'resident', zone: 'A', startsOn: '2026-04-01', months: 12 },
    holder: { fullName: 'Anna Petrova' },
    vehicles: [{ plate: 'AB123CD', make: 'Skoda', electric: false }],
  },
}
