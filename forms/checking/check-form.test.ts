import { describe, expect, it } from 'vitest'
import { checkForm, compileForm, FormDefectsError, type JsonSchema, type UiSchema } from '../index.ts'
import { definitionOf, EVERY_FORM, OWN_FORMS } from '../test/own-forms.ts'

const defects = (schema: unknown, uiSchema?: UiSchema) =>
  checkForm({ schema: schema as JsonSchema, ...(uiSchema === undefined ? {} : { uiSchema }) }).map(
    ({ severity, code, pointer }) => `${severity} ${code} ${pointer}`,
  )
const form = (properties: Record<string, unknown>, rest: object = {}) => ({ type: 'object', properties, ...rest })
const titled = { type: 'string', title: 'T' }

describe('a definition that nothing leads to', () => {
  const unused = (rest: object) => form({ a: titled }, { definitions: { unused: rest } })

  it.each([
    [
      'is only warned of where it refers to nothing',
      { $ref: '#/nowhere' },
      ['warning dangling-reference /definitions/unused/$ref'],
    ],
    ['may refer to itself without end', form({ b: { $ref: '#/definitions/unused' } }, { required: ['b'] }), []],
    ['may have a pattern that cannot be checked', { type: 'string', pattern: '(a)\\1' }, []],
  ])('%s', (_, definition, expected) => {
    expect(defects(unused(definition))).toEqual(expected)
    expect(() => compileForm({ schema: unused(definition) as JsonSchema })).not.toThrow()
  })
})

it('a schema that only a reference finds is looked at like any other', () => {
  const schema = form({ a: { $ref: '#/components/schemas/a' } }, { components: { schemas: { a: { type: 'text' } } } })
  expect(defects(schema)).toEqual(['error bad-keyword /components/schemas/a/type'])
})

describe('what stands in the way of publishing', () => {
  it.each([
    ['no schema', 'text', 'error not-a-schema '],
    ['a property that is no schema', form({ a: 'text' }), 'error not-a-schema /properties/a'],
    ['an unknown type', form({ a: { type: 'text' } }), 'error bad-keyword /properties/a/type'],
    ['no options', form({ a: { enum: [] } }), 'error bad-keyword /properties/a/enum'],
    [
      'a required that is a boolean',
      form({ a: { ...titled, required: true } }),
      'error bad-keyword /properties/a/required',
    ],
    [
      'an empty required in draft-04',
      { $schema: 'http://json-schema.org/draft-04/schema#', ...form({ a: titled }, { required: [] }) },
      'error bad-keyword /required',
    ],
    ['a dangling reference', form({ a: { $ref: '#/definitions/b' } }), 'error dangling-reference /properties/a/$ref'],
    [
      'a reference to another document',
      form({ a: { $ref: 'https://example.org/x.json' } }),
      'error dangling-reference /properties/a/$ref',
    ],
    ['a reference to itself', form({ a: { $ref: '#/properties/a' } }), 'error circular-reference /properties/a/$ref'],
    [
      'a circle through allOf',
      form({ a: { allOf: [{ $ref: '#/properties/b' }] }, b: { $ref: '#/properties/a' } }),
      'error circular-reference /properties/a/allOf/0/$ref',
    ],
    [
      'a back-reference in a pattern',
      form({ a: { ...titled, pattern: '(a)\\1' } }),
      'error unsafe-pattern /properties/a/pattern',
    ],
    ['a broken pattern', form({ a: { ...titled, pattern: '(' } }), 'error unsafe-pattern /properties/a/pattern'],
    [
      'a broken pattern for names',
      form({}, { patternProperties: { '[': titled } }),
      'error unsafe-pattern /patternProperties/[',
    ],
    [
      'limits that exclude each other',
      form({ a: { ...titled, minLength: 5, maxLength: 3 } }),
      'error no-answer-possible /properties/a/minLength',
    ],
    [
      'more rows than anybody can give',
      form({ a: { type: 'array', minItems: 1e9, items: titled } }),
      'error too-many-rows /properties/a/minItems',
    ],
  ])('%s', (_, schema, defect) => {
    expect(defects(schema)).toContain(defect)
    expect(() => compileForm({ schema: schema as JsonSchema })).toThrow(FormDefectsError)
  })

  it('is a schema nested without end', () => {
    let schema: object = titled
    for (let depth = 0; depth < 500; depth++) schema = form({ a: schema })
    expect(defects(schema).join()).toContain('error too-deep')
  })
})

describe('what should be looked at', () => {
  it.each([
    ['a question without a title', form({ a: { type: 'string' } }), undefined, 'warning missing-title /properties/a'],
    [
      'an option that is there twice',
      form({ a: { title: 'T', enum: ['x', 'y', 'x'] } }),
      undefined,
      'warning repeated-option /properties/a/enum/2',
    ],
    [
      'a required name that is not described',
      form({ a: titled }, { required: ['b'] }),
      undefined,
      'warning required-not-declared ',
    ],
    [
      'a default that would be refused',
      form({ a: { ...titled, default: 7 } }),
      undefined,
      'warning default-not-allowed /properties/a/default',
    ],
    [
      'options that exclude each other',
      form({ a: { title: 'T', allOf: [{ enum: ['x'] }, { enum: ['y'] }] } }),
      undefined,
      'warning no-options /properties/a',
    ],
    [
      'a widget that nobody knows',
      form({ a: titled }),
      { a: { 'ui:widget': 'marquee' } },
      'warning unknown-widget /uiSchema/a/ui:widget',
    ],
  ])('%s', (_, schema, uiSchema, defect) => {
    expect(defects(schema, uiSchema)).toContain(defect)
    expect(() => compileForm({ schema: schema as JsonSchema })).not.toThrow()
  })

  it('are translations of texts that are not there', () => {
    const found = checkForm({
      schema: form({ a: titled }) as JsonSchema,
      texts: { ru: { '/properties/a/title': 'Т', '/properties/b/title': 'Б' } },
    })
    expect(found.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      'text-without-place /texts/ru/~1properties~1b~1title',
    ])
  })
})

describe('the forms of this project', () => {
  it.each(EVERY_FORM.filter(({ defects }) => defects !== undefined).map((own) => [own.name, own] as const))(
    '%s has the defects that it was written with',
    (_, own) => {
      const found = checkForm(definitionOf(own)).map(({ severity, code, pointer }) => `${severity} ${code} ${pointer}`)
      expect(found).toEqual(expect.arrayContaining(own.defects ?? []))
    },
  )

  it.each(OWN_FORMS.map((own) => [own.name, own] as const))('%s has no errors', (_, own) => {
    expect(checkForm(definitionOf(own)).filter(({ severity }) => severity === 'error')).toEqual([])
  })
})

it('many choices beside each other are not multiplied with each other', () => {
  const choices = Array.from({ length: 6 }, (_, n) => ({
    oneOf: ['a', 'b', 'c', 'd'].map((sort) =>
      form({ [`kind${n}`]: { const: sort, title: 'Kind' }, [`${sort}${n}`]: titled }, { required: [`kind${n}`] }),
    ),
  }))
  expect(defects(form({}, { allOf: choices }))).toEqual([])
})
