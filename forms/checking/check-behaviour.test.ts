import { describe, expect, it } from 'vitest'
import { compileForm, FormDefectsError, type SchemaObject, type UiSchema } from '../index.ts'
import { choice, defectsOf, follow, object, text, when, whole, yesNo } from '../test/small-form.ts'

type Row = [title: string, schema: SchemaObject, defect: string, uiSchema?: UiSchema]

const married = yesNo('Married')
const spouse = text('Spouse')
const country = choice('Country', 'FR', 'IT')
const age = whole('Age', { minimum: 0 })
const row = (properties: object, rest: object = {}) =>
  object({ rows: { type: 'array', title: 'Rows', ...properties } }, rest)

describe('nobody can complete a form', () => {
  it.each<Row>([
    [
      'with limits in two places that exclude each other',
      object({ age: { allOf: [{ ...age, minimum: 18 }, { maximum: 16 }] } }, { required: ['age'] }),
      'error no-answer-possible /properties/age/allOf/0/minimum | Age: …',
    ],
    [
      'between limits with no whole number',
      object({ age: whole('Age', { exclusiveMinimum: 3, exclusiveMaximum: 4 }) }, { required: ['age'] }),
      'error no-answer-possible /properties/age/exclusiveMinimum | Age: …',
    ],
    [
      'with lists that have no option in common',
      object({ a: { allOf: [choice('A', 'x', 'y'), { enum: ['z'] }] } }, { required: ['a'] }),
      'error no-options /properties/a | A: …',
    ],
    [
      'with a constant that is none of the options',
      object({ a: { ...choice('A', 'x', 'y'), const: 'z' } }, { required: ['a'] }),
      'error no-options /properties/a | A: …',
    ],
    [
      'with options of another type',
      object({ a: { type: 'integer', title: 'A', enum: ['one', 'two'] } }, { required: ['a'] }),
      'error no-answer-possible /properties/a/enum | A: …',
    ],
    [
      'with options that are all too long',
      object({ a: { ...choice('A', 'north', 'south'), maxLength: 3 } }, { required: ['a'] }),
      'error no-answer-possible /properties/a/enum | A: …',
    ],
    [
      'with an answer of two types',
      object({ a: { title: 'A', allOf: [{ type: 'string' }, { type: 'integer' }] } }, { required: ['a'] }),
      'error no-answer-possible /properties/a/allOf/1/type | A: …',
    ],
    [
      'that demands and refuses a question',
      object({ married, spouse }, { required: ['spouse'], not: { required: ['spouse'] } }),
      'error no-answer-possible /not | Spouse: …',
    ],
    [
      'that demands what must not be there',
      object({ married }, { required: ['spouse'], allOf: [{ properties: { spouse: false } }] }),
      'error no-answer-possible /allOf/0/properties/spouse | Spouse: …',
    ],
    [
      'that demands what a closed part does not know',
      object({ married }, { allOf: [object({ spouse }, { required: ['spouse'] })], additionalProperties: false }),
      'error no-answer-possible /additionalProperties | Spouse: …',
    ],
    [
      'that demands more than may be given',
      object({ married, spouse }, { required: ['married', 'spouse'], maxProperties: 1 }),
      'error no-answer-possible /maxProperties | …',
    ],
    [
      'that wants exactly one of two things it demands both',
      object(
        { a: text('A'), b: text('B') },
        { required: ['a', 'b'], oneOf: [{ required: ['a'] }, { required: ['b'] }] },
      ),
      'error no-answer-possible /oneOf | …',
    ],
    [
      'that wants one of things that must not be there',
      object({ a: text('A') }, { anyOf: [{ required: ['b'] }, { required: ['c'] }], additionalProperties: false }),
      'error no-answer-possible /anyOf | …',
    ],
    [
      'whose alternatives are all impossible',
      object(
        { a: text('A') },
        {
          oneOf: [1, 2].map((kind) =>
            object(
              { [`n${kind}`]: whole('N', { enum: ['x', 'y'] }) },
              { required: [`n${kind}`], title: `Kind ${kind}` },
            ),
          ),
        },
      ),
      'error no-answer-possible /oneOf | …',
    ],
    [
      'with more different rows than there are options',
      row({ uniqueItems: true, minItems: 3, items: choice('Day', 'Monday', 'Friday') }, { required: ['rows'] }),
      'error no-answer-possible /properties/rows/minItems | Rows: …',
    ],
    [
      'with a row that nobody can fill',
      row({ minItems: 1, items: whole('N', { allOf: [{ minimum: 5 }, { maximum: 3 }] }) }, { required: ['rows'] }),
      'error no-answer-possible /properties/rows/items/allOf/0/minimum | Rows: …',
    ],
    [
      'with a part in which something is impossible',
      object(
        {
          home: object(
            { zone: { allOf: [choice('Zone', 'A'), { enum: ['B'] }] } },
            { title: 'Home', required: ['zone'] },
          ),
        },
        { required: ['home'] },
      ),
      'error no-options /properties/home/properties/zone | Home: … → Zone: …',
    ],
  ])('%s', (_, schema, defect, uiSchema) => {
    expect(defectsOf(schema, uiSchema)).toContain(defect)
    expect(() => compileForm({ schema })).toThrow(FormDefectsError)
  })
})

describe('people come to where they cannot go on', () => {
  it.each<Row>([
    [
      'after an answer that demands what cannot be answered',
      object(
        { married, ...{} },
        follow(
          when('married', true),
          object({ spouse: { allOf: [whole('Spouse', { minimum: 5 }), { maximum: 3 }] } }, { required: ['spouse'] }),
        ),
      ),
      'warning dead-end /then/properties/spouse/allOf/0/minimum | Married: Yes → Spouse: …',
    ],
    [
      'where one condition demands what another forbids',
      object(
        { married, country, spouse },
        {
          allOf: [
            follow(when('married', true), { required: ['spouse'] }),
            follow(when('country', 'IT'), { properties: { spouse: false } }),
          ],
        },
      ),
      'warning dead-end /allOf/1/then/properties/spouse | Married: Yes → Country: IT → Spouse: …',
    ],
    [
      'where one condition demands what another refuses',
      object(
        { married, country, spouse },
        {
          allOf: [
            follow(when('married', true), { required: ['spouse'] }),
            follow(when('country', 'IT'), { not: { required: ['spouse'] } }),
          ],
        },
      ),
      'warning dead-end /allOf/1/then/not | Married: Yes → Country: IT → Spouse: …',
    ],
    [
      'where two conditions leave no option',
      object(
        { a: yesNo('A'), b: yesNo('B'), zone: choice('Zone', '1', '2') },
        {
          required: ['zone'],
          allOf: [
            follow(when('a', true), { properties: { zone: { enum: ['1'] } } }),
            follow(when('b', true), { properties: { zone: { enum: ['2'] } } }),
          ],
        },
      ),
      'warning dead-end /properties/zone | A: Yes → B: Yes → Zone: …',
    ],
    [
      'beyond a limit',
      object(
        { age, grade: choice('Grade', 'low', 'high') },
        {
          required: ['grade'],
          ...follow(
            { properties: { age: { minimum: 18 } }, required: ['age'] },
            { properties: { grade: { const: 'none' } } },
          ),
        },
      ),
      'warning dead-end /properties/grade | Age: 18 → Grade: …',
    ],
    [
      'after an alternative that cannot be satisfied',
      object({
        home: {
          title: 'Home',
          oneOf: [
            object({ town: text('Town') }, { title: 'A town' }),
            object({ code: whole('Code', { enum: ['x', 'y'] }) }, { title: 'Abroad', required: ['code'] }),
          ],
        },
      }),
      'warning dead-end /properties/home/oneOf/1/properties/code/enum | Home: Yes → Choose: Abroad → Code: …',
    ],
    [
      'because something is there',
      object(
        { phone: text('Phone') },
        {
          dependentSchemas: {
            phone: object({ hour: { type: 'integer', title: 'Hour', enum: ['x', 'y'] } }, { required: ['hour'] }),
          },
        },
      ),
      'warning dead-end /dependentSchemas/phone/properties/hour/enum | Phone: x → Hour: …',
    ],
    [
      'in a row',
      row({
        items: object(
          { married },
          follow(
            when('married', true),
            object({ spouse: { allOf: [{ type: 'string' }, { type: 'number' }] } }, { required: ['spouse'] }),
          ),
        ),
      }),
      'warning dead-end /properties/rows/items/then/properties/spouse/allOf/1/type | Rows: Yes → Married: Yes → Spouse: …',
    ],
    [
      'by leaving something out',
      object(
        { married },
        follow(
          { required: ['married'] },
          true,
          object({ spouse: { allOf: [choice('Spouse', 'a'), { enum: ['b'] }] } }, { required: ['spouse'] }),
        ),
      ),
      'warning dead-end /else/properties/spouse | Married: left out → Spouse: …',
    ],
    [
      'in a part that they need not give',
      object({
        home: object(
          { zone: { allOf: [choice('Zone', 'A'), { enum: ['B'] }] } },
          { title: 'Home', required: ['zone'] },
        ),
      }),
      'warning no-options /properties/home/properties/zone | Home: … → Zone: …',
    ],
  ])('%s', (_, schema, defect) => {
    expect(defectsOf(schema)).toContain(defect)
    expect(() => compileForm({ schema })).not.toThrow()
  })
})

describe('nobody is asked', () => {
  const asks = object({ visa: text('Visa') })
  it.each<Row>([
    [
      'for a value that is no option',
      object({ country }, follow(when('country', 'XX'), asks)),
      'warning never-asked /then | Country: FR, IT',
    ],
    [
      'beyond a limit',
      object(
        { age: whole('Age', { minimum: 0, maximum: 10 }) },
        follow({ properties: { age: { minimum: 20 } }, required: ['age'] }, asks),
      ),
      'warning never-asked /then | Age: 0, 10, 1, …',
    ],
    [
      'for a constant that is another',
      object({ country: { const: 'FR', title: 'Country' } }, follow(when('country', 'IT'), asks)),
      'warning never-asked /then | Country: FR',
    ],
    [
      'because of what does not exist',
      object({ country }, { dependentSchemas: { county: asks } }),
      'warning never-asked /dependentSchemas/county | County: no such question',
    ],
    [
      'by an old dependency on what does not exist',
      object({ country }, { dependencies: { county: asks } }),
      'warning never-asked /dependencies/county | County: no such question',
    ],
    [
      'for lack of a demanded question that does not exist',
      object({ country }, follow(when('county', 'X'), asks)),
      'warning never-asked /then | County: no such question',
    ],
    [
      'inside a condition that contradicts the outer one',
      object({ country }, follow(when('country', 'FR'), follow(when('country', 'IT'), asks))),
      'warning never-asked /then/then | Country: FR, IT',
    ],
    [
      'otherwise, where the condition always holds',
      object(
        { country },
        { required: ['country'], ...follow({ properties: { country: { enum: ['FR', 'IT'] } } }, true, asks) },
      ),
      'warning never-asked /else | Country: FR, IT',
    ],
    [
      'for two answers to one question',
      object({ country }, follow({ allOf: [when('country', 'FR'), when('country', 'IT')] }, asks)),
      'warning never-asked /then | Country: FR, IT',
    ],
    [
      'under an alternative that the list does not offer',
      object(
        { country },
        { oneOf: ['FR', 'US'].map((each) => object({ country: { const: each }, [each]: text(each) })) },
      ),
      'warning never-asked /oneOf/1 | Country: FR',
    ],
  ])('%s', (_, schema, defect) => {
    expect(defectsOf(schema)).toContain(defect)
  })
})

describe('a demanded question is not put', () => {
  it.each<Row>([
    [
      'as it is hidden',
      object({ a: text('A'), b: text('B') }, { required: ['b'] }),
      'warning required-but-hidden /properties/b | B: …',
      { b: { 'ui:widget': 'hidden' } },
    ],
    [
      'as it is only shown',
      object({ a: text('A'), b: text('B', { readOnly: true }) }, { required: ['b'] }),
      'warning required-but-hidden /properties/b | B: …',
    ],
    [
      'as it stands behind a condition',
      object({ married }, { required: ['spouse'], ...follow(when('married', true), object({ spouse })) }),
      'warning required-behind-condition /required | Married: left out → Spouse: …',
    ],
    [
      'as only one alternative has it',
      object(
        { kind: choice('Kind', 'a', 'b') },
        {
          required: ['kind', 'spouse'],
          oneOf: [object({ kind: { const: 'a' }, spouse }), object({ kind: { const: 'b' } })],
        },
      ),
      'warning required-behind-condition /required | Kind: b → Spouse: …',
    ],
  ])('%s', (_, schema, defect, uiSchema) => {
    expect(defectsOf(schema, uiSchema)).toContain(defect)
  })
})
