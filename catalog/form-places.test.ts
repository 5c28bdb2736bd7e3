import { describe, expect, it } from 'vitest'
import { formPlaces } from './form-places.ts'

const asked = (schema: object, uiSchema: object = {}) =>
  formPlaces({ schema: { type: 'object', ...schema }, uiSchema: { ...uiSchema } }).map(
    ({ kind, path }) => `${kind} ${path}`,
  )

const text = { type: 'string' }

describe('the places of a form', () => {
  it.each<[string, object, string[]]>([
    ['leaves in the order of the schema', { properties: { b: text, a: { type: 'integer' } } }, ['leaf /b', 'leaf /a']],
    [
      'groups, and optional groups as gates',
      { required: ['a'], properties: { a: { properties: { b: text } }, c: { properties: { d: text } } } },
      ['group /a', 'leaf /a/b', 'gate /c', 'leaf /c/d'],
    ],
    [
      'lists and their items',
      { properties: { cars: { type: 'array', items: { type: 'object', properties: { plate: text } } } } },
      ['list /cars', 'group /cars/-', 'leaf /cars/-/plate'],
    ],
    [
      'what conditions bring, once',
      {
        properties: { kind: text },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
        then: { properties: { kind: { minLength: 1 }, extra: text } },
        else: { properties: { extra: text, other: text } },
        allOf: [{ dependentSchemas: { kind: { properties: { more: text } } } }],
      },
      ['leaf /kind', 'leaf /extra', 'leaf /other', 'leaf /more'],
    ],
    [
      'alternatives, but not the arms of a closed list',
      { oneOf: [{ properties: { a: text } }, { properties: { b: { oneOf: [{ const: 1 }, { const: 2 }] } } }] },
      ['leaf /a', 'leaf /b'],
    ],
    [
      'nothing that is filled in or only shown',
      {
        required: ['v'],
        properties: { v: { const: 1 }, w: { const: 1, type: 'integer' }, r: { ...text, readOnly: true } },
      },
      ['leaf /w'],
    ],
    ['names that need escaping', { properties: { 'a/b': text } }, ['leaf /a~1b']],
  ])('are %s', (_, schema, places) => {
    expect(asked(schema)).toEqual(places)
  })

  it('are found behind references, and a recursive form ends', () => {
    const person = {
      type: 'object',
      properties: { name: text, children: { type: 'array', items: { $ref: '#/$defs/p' } } },
    }
    expect(asked({ properties: { me: { $ref: '#/$defs/p' } }, $defs: { p: person } })).toEqual([
      'gate /me',
      'leaf /me/name',
      'list /me/children',
    ])
  })

  it('are given up where definitions refer to each other without end in sight', () => {
    const names = Array.from({ length: 12 }, (_, index) => `d${index}`)
    const properties = Object.fromEntries(names.map((name) => [name, { $ref: `#/$defs/${name}` }]))
    const $defs = Object.fromEntries(names.map((name) => [name, { type: 'object', properties }]))
    expect(() => asked({ properties, $defs })).toThrow(RangeError)
  })

  it('are one for a stored file, however it is kept', () => {
    const file = { type: 'object', properties: { id: text } }
    const schema = { properties: { one: file, many: { type: 'array', items: file } } }
    const uiSchema = { one: { 'ui:field': 'file' }, many: { 'ui:widget': 'files' } }
    expect(asked(schema, uiSchema)).toEqual(['leaf /one', 'leaf /many'])
  })

  it('know where they are written and what can be answered', () => {
    const schema = {
      type: 'object',
      properties: { cars: { type: 'array', items: { $ref: '#/definitions/car' } } },
      definitions: {
        car: { type: 'object', properties: { fuel: { oneOf: [{ const: 'petrol' }, { const: 'power' }] } } },
      },
    }
    const uiSchema = { cars: { items: { fuel: { 'ui:help': 'See the papers.' } } } }
    expect(formPlaces({ schema, uiSchema }).at(-1)).toEqual({
      path: '/cars/-/fuel',
      schemaPointer: '/definitions/car/properties/fuel',
      uiPointer: '/uiSchema/cars/items/fuel',
      ui: { 'ui:help': 'See the papers.' },
      kind: 'leaf',
      values: ['petrol', 'power'],
    })
  })
})
