import { describe, expect, it } from 'vitest'
import { checkForm, type SchemaObject, type UiSchema } from '../index.ts'
import { corpus } from '../test/corpus.ts'
import { definitionOf, OWN_FORMS } from '../test/own-forms.ts'
import { choice, defectsOf, follow, object, text, when, whole, yesNo } from '../test/small-form.ts'

type Row = [title: string, schema: SchemaObject, uiSchema?: UiSchema]

const married = yesNo('Married')
const spouse = text('Spouse')
const country = choice('Country', 'FR', 'IT')
const age = whole('Age', { minimum: 0 })
const visa = object({ visa: text('Visa') })
const rows = (properties: object, rest: object = {}) =>
  object({ rows: { type: 'array', title: 'Rows', ...properties } }, rest)

describe('a form is sound', () => {
  it.each<Row>([
    [
      'with limits that meet in one number',
      object({ age: { allOf: [{ ...age, minimum: 18 }, { maximum: 18 }] } }, { required: ['age'] }),
    ],
    [
      'with fractions between two whole numbers',
      object({ a: { type: 'number', title: 'A', exclusiveMinimum: 3, exclusiveMaximum: 4 } }, { required: ['a'] }),
    ],
    [
      'with lists that have an option in common',
      object({ a: { allOf: [choice('A', 'x', 'y'), { enum: ['y'] }] }, b: spouse }, { required: ['a'] }),
    ],
    [
      'with a constant among the options',
      object({ a: { ...choice('A', 'x', 'y'), const: 'y' }, b: spouse }, { required: ['a'] }),
    ],
    [
      'with one option that is short enough',
      object({ a: { ...choice('A', 'north', 'sea'), maxLength: 3 } }, { required: ['a'] }),
    ],
    [
      'with a number that has to be whole',
      object({ a: { title: 'A', allOf: [{ type: 'number' }, { type: 'integer' }] } }, { required: ['a'] }),
    ],
    [
      'with limits that only hold for numbers',
      object({ a: { title: 'A', minimum: 5, maximum: 5.5, type: ['integer', 'null'] } }, { required: ['a'] }),
    ],
    [
      'that refuses two questions together',
      object({ married, spouse }, { required: ['spouse'], not: { required: ['spouse', 'married'] } }),
    ],
    [
      'that forbids what it does not demand',
      object({ married }, { required: ['married'], allOf: [{ properties: { spouse: false } }] }),
    ],
    [
      'closed, with all parts known',
      object({ spouse }, { allOf: [{ required: ['spouse'] }], additionalProperties: false }),
    ],
    [
      'with room for what it demands',
      object({ married, spouse }, { required: ['married', 'spouse'], maxProperties: 2 }),
    ],
    [
      'that wants exactly one of two',
      object({ a: text('A'), b: text('B') }, { oneOf: [{ required: ['a'] }, { required: ['b'] }] }),
    ],
    [
      'that wants at least one of two and demands one',
      object({ a: text('A'), b: text('B') }, { required: ['a'], anyOf: [{ required: ['a'] }, { required: ['b'] }] }),
    ],
    [
      'with as many different rows as options',
      rows({ uniqueItems: true, minItems: 2, items: choice('Day', 'Monday', 'Friday') }, { required: ['rows'] }),
    ],
    [
      'with a condition on a limit that can be reached',
      object({ age }, follow({ properties: { age: { minimum: 18 } }, required: ['age'] }, visa)),
    ],
    ['with a condition on an option', object({ country }, follow(when('country', 'IT'), visa))],
    ['with a condition that may fail', object({ country }, follow(when('country', 'IT'), true, visa))],
    ['with a condition on leaving something out', object({ country }, follow({ required: ['country'] }, true, visa))],
    [
      'with a condition inside another',
      object({ country, married }, follow(when('country', 'FR'), follow(when('married', true), visa))),
    ],
    [
      'with a condition on what another one asks',
      object(
        { country },
        { allOf: [follow(when('country', 'FR'), object({ married })), follow(when('married', true), visa)] },
      ),
    ],
    ['with a dependency on a question', object({ country }, { dependentSchemas: { country: visa } })],
    [
      'with a dependency on an entry of a map',
      object({ country }, { additionalProperties: { type: 'string' }, dependentSchemas: { county: visa } }),
    ],
    [
      'with a demand and a ban that never meet',
      object(
        { country, spouse },
        {
          allOf: [
            follow(when('country', 'FR'), { required: ['spouse'] }),
            follow(when('country', 'IT'), { properties: { spouse: false } }),
          ],
        },
      ),
    ],
    [
      'with two narrowings that never meet',
      object(
        { country, zone: choice('Zone', '1', '2') },
        {
          required: ['zone'],
          allOf: [
            follow(when('country', 'FR'), { properties: { zone: { enum: ['1'] } } }),
            follow(when('country', 'IT'), { properties: { zone: { enum: ['2'] } } }),
          ],
        },
      ),
    ],
    [
      'that refuses an answer because of another',
      object(
        { country, age },
        { required: ['country', 'age'], ...follow(when('country', 'FR'), { properties: { age: { minimum: 18 } } }) },
      ),
    ],
    [
      'that refuses one of its options everywhere',
      object(
        { country },
        { required: ['country'], ...follow(when('country', 'FR'), { properties: { country: { const: 'IT' } } }) },
      ),
    ],
    [
      'where a demand is described by a condition that then holds',
      object(
        { age },
        {
          required: ['age'],
          allOf: [
            follow({ properties: { age: { minimum: 18 } }, required: ['age'] }, object({ spouse })),
            follow({ properties: { age: { minimum: 30 } }, required: ['age'] }, { required: ['spouse'] }),
          ],
        },
      ),
    ],
    [
      'where every alternative describes what is demanded',
      object(
        { kind: choice('Kind', 'a', 'b') },
        {
          required: ['kind', 'spouse'],
          oneOf: [object({ kind: { const: 'a' }, spouse }), object({ kind: { const: 'b' }, spouse })],
        },
      ),
    ],
    [
      'closed, told apart by one of its properties',
      object(
        {
          home: {
            title: 'Home',
            oneOf: ['a', 'b'].map((kind) =>
              object(
                { kind: { title: 'Kind', const: kind }, [kind]: text(kind) },
                { required: ['kind'], additionalProperties: false },
              ),
            ),
          },
        },
        { required: ['home'] },
      ),
    ],
    [
      'that shows a number of its own',
      object({ a: text('A'), b: text('B', { readOnly: true, default: 'X' }) }, { required: ['b'] }),
    ],
    ['that hides what nobody has to answer', object({ a: text('A'), b: text('B') }), { b: { 'ui:widget': 'hidden' } }],
    [
      'with a condition on a pattern',
      object(
        { code: text('Code', { pattern: '^[A-Z]{2}$' }) },
        follow({ properties: { code: { pattern: '^X' } }, required: ['code'] }, visa),
      ),
    ],
    [
      'with a condition on what is in a list',
      rows(
        { uniqueItems: true, items: choice('Day', 'Monday', 'Other') },
        follow({ properties: { rows: { contains: { const: 'Other' } } }, required: ['rows'] }, visa),
      ),
    ],
    [
      'with a condition on what is filled in beforehand',
      object({ a: text('A'), b: text('B', { readOnly: true }) }, follow(when('b', 'X'), visa)),
    ],
  ])('%s', (_, schema, uiSchema) => {
    expect(defectsOf(schema, uiSchema)).toEqual([])
  })
})

const behaviour = [
  'dead-end',
  'never-asked',
  'no-answer-possible',
  'no-options',
  'required-but-hidden',
  'required-behind-condition',
]
const about = (definition: Parameters<typeof checkForm>[0]) =>
  checkForm(definition).filter(({ code }) => behaviour.includes(code))

describe('forms in use', () => {
  it('of this project have none of these defects but those that they were written with', () => {
    const found = OWN_FORMS.filter(({ defects }) => defects === undefined).flatMap((own) => about(definitionOf(own)))
    expect(found).toEqual([])
  })

  it.each([
    ['rjsf-playground', []],
    // A text and a truth value at once; a read-only text without a value.
    ['rjsf-core-tests', ['0504_allOf no-answer-possible', '0308_LayoutGridField required-but-hidden']],
    // Mexican states, all of them longer, in at most three letters.
    ['va-forms', ['40-10007 dead-end']],
    ['va-api', []],
    ['us-grants', []],
  ])(
    'of others (%s) have no error, and those warnings that a look at them confirms',
    (name, confirmed) => {
      const found = corpus(name)
        .filter(({ broken }) => broken === undefined)
        .flatMap((form) =>
          about(form.definition).map(({ severity, code }) => `${form.name} ${code}${severity === 'error' ? '!' : ''}`),
        )
      expect(found.filter((each) => !confirmed.includes(each))).toEqual([])
    },
    30_000,
  )
})
