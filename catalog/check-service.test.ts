import { describe, expect, it } from 'vitest'
import { checkService } from './check-service.ts'
import { type ServiceDefinition, serviceDefinition } from './service-definition.ts'

const both = (text: string) => ({ en: text, ru: text })
const why = { 'ui:options': { purpose: 'To find you', legalBasis: 'Library Act, section 1' } }

/** A service that asks one question, without any defect. */
function aService(overrides: Partial<ServiceDefinition> = {}): ServiceDefinition {
  return serviceDefinition.parse({
    titles: both('Library card'),
    summary: both('Lets you borrow books.'),
    category: 'culture',
    lifeEvents: [],
    asked: { en: ['borrow books'], ru: ['взять книги'] },
    needs: { en: ['Nothing'], ru: ['Ничего'] },
    cost: both('Free'),
    time: both('At once'),
    result: both('A card'),
    form: aForm(),
    routing: [{ office: 'desk' }],
    decision: { by: 'official' },
    decideWithinDays: 1,
    output: { title: both('Library card'), template: both('<p>{{ answers.town }}</p>') },
    ...overrides,
  })
}

function aForm(uiSchema: object = { town: why }, texts: Record<string, string> = {}) {
  return {
    schema: {
      type: 'object',
      title: 'Library card',
      required: ['town'],
      properties: { town: { type: 'string', title: 'Town', enum: ['north', 'south'] } },
    },
    uiSchema: { ...uiSchema },
    texts: {
      ru: {
        '/title': 'Читательский билет',
        '/properties/town/title': 'Город',
        '/uiSchema/town/ui:options/purpose': 'Чтобы найти вас',
        '/uiSchema/town/ui:options/legalBasis': 'Закон о библиотеках, статья 1',
        ...texts,
      },
    },
  }
}

const errors = (definition: ServiceDefinition) =>
  checkService(definition)
    .filter(({ severity }) => severity === 'error')
    .map(({ code, pointer }) => `${code} ${pointer}`)

const byRule = (matches: Record<string, string>) => ({
  decision: { by: 'rule' as const, register: 'residents' as const, matches, reason: both('The same') },
})

describe('checking a service before it is published', () => {
  it('finds nothing in a whole one', () => {
    expect(errors(aService())).toEqual([])
    expect(errors(aService(byRule({ town: '/town' })))).toEqual([])
  })

  it.each<[string, Partial<ServiceDefinition>, string[]]>([
    ['a title in one language only', { titles: { en: 'Card' } }, ['translation-missing /titles']],
    ['no words to ask by', { asked: { en: ['books'], ru: [] } }, ['translation-missing /asked']],
    [
      'no reason in Russian',
      { ...byRule({ a: '/town' }), decision: { ...byRule({ a: '/town' }).decision, reason: { en: 'So' } } },
      ['translation-missing /decision/reason'],
    ],
    [
      'an untranslated question',
      { form: aForm(undefined, { '/properties/town/title': ' ' }) },
      ['translation-missing /properties/town/title'],
    ],
    [
      'a translation of nothing',
      { form: aForm(undefined, { '/properties/city/title': 'Город' }) },
      ['translation-of-nothing /texts/ru'],
    ],
    [
      'an office chosen by a question nobody is asked',
      { routing: [{ office: 'a', when: { '/city': 'north' } }, { office: 'b' }] },
      ['routing-pointer-unknown /routing/0/when/~1city'],
    ],
    [
      'an office chosen by an answer nobody can give',
      { routing: [{ office: 'a', when: { '/town': 'west' } }, { office: 'b' }] },
      ['routing-value-unknown /routing/0/when/~1town'],
    ],
    [
      'a rule about an answer nobody gives',
      byRule({ town: '/city' }),
      ['decision-pointer-unknown /decision/matches/town'],
    ],
    ['a rule that compares nothing', byRule({}), ['decision-compares-nothing /decision/matches']],
  ])('finds %s', (_, overrides, found) => {
    expect(errors(aService(overrides))).toEqual(found)
  })

  it('finds questions that do not say why they are asked', () => {
    const form = { ...aForm({}), texts: { ru: { '/title': 'Билет', '/properties/town/title': 'Город' } } }
    expect(errors(aService({ form }))).toEqual([
      'purpose-missing /uiSchema/town/ui:options/purpose',
      'legal-basis-missing /uiSchema/town/ui:options/legalBasis',
    ])
  })

  it('passes on the defects of the form itself', () => {
    const form = aForm()
    const schema = { ...form.schema, properties: { ...form.schema.properties, lost: { $ref: '#/definitions/lost' } } }
    expect(errors(aService({ form: { ...form, schema } })).length).toBeGreaterThan(0)
  })

  it('lets nobody come to where they cannot go on, and shows how they would', () => {
    const form = aForm()
    const { properties } = form.schema
    const quarter = { title: 'Quarter', allOf: [{ enum: ['old'] }, { enum: ['new'] }] }
    const south = { properties: { town: { const: 'south' } }, required: ['town'] }
    // biome-ignore lint/suspicious/noThenProperty: the name of a keyword
    const schema = { ...form.schema, properties, if: south, then: { properties: { quarter }, required: ['quarter'] } }
    const found = checkService(aService({ form: { ...form, schema } })).find(({ code }) => code === 'dead-end')
    expect(found).toMatchObject({ severity: 'error', pointer: '/then/properties/quarter' })
    expect(found?.example).toBe('Town: south → Quarter: …')
  })
})
