import { describe, expect, it } from 'vitest'
import { type JsonSchema, schemaForView } from './index.ts'

const street = { $anchor: 'street', type: 'string', title: 'Street' }

describe('the schema for a form view', () => {
  it.each<[string, JsonSchema, object]>([
    [
      'names anchors by their place',
      { properties: { home: { $ref: '#street' } }, $defs: { street } },
      { properties: { home: { $ref: '#/$defs/street' } }, $defs: { street: { type: 'string', title: 'Street' } } },
    ],
    [
      'says what leads to odd names as a part of a URI',
      { properties: { a: { $ref: '#/$defs/a%25%20b' } }, $defs: { 'a% b': { type: 'string' } } },
      { properties: { a: { $ref: '#/$defs/a%25%20b' } }, $defs: { 'a% b': { type: 'string' } } },
    ],
    [
      'writes out what allOf refers to',
      { allOf: [{ $ref: '#/$defs/a' }], $defs: { a: { properties: { x: {} } } } },
      { allOf: [{ properties: { x: {} } }], $defs: { a: { properties: { x: {} } } } },
    ],
    [
      'leaves a circle as it is',
      { $defs: { a: { allOf: [{ $ref: '#/$defs/a' }] } }, allOf: [{ $ref: '#/$defs/a' }] },
      { $defs: { a: { allOf: [{ allOf: [{ $ref: '#/$defs/a' }] }] } }, allOf: [{ allOf: [{ $ref: '#/$defs/a' }] }] },
    ],
    [
      'has tuples as items',
      { prefixItems: [{ type: 'number' }], items: { type: 'string' } },
      { items: [{ type: 'number' }], additionalItems: { type: 'string' } },
    ],
    [
      'has one keyword for what depends on an answer',
      { dependentRequired: { a: ['b'], c: ['d'] }, dependentSchemas: { a: { title: 'x' } } },
      { dependencies: { a: { allOf: [{ title: 'x' }, { required: ['b'] }] }, c: ['d'] } },
    ],
  ])('%s', (_, schema, wanted) => {
    const before = structuredClone(schema)
    expect(schemaForView(schema)).toEqual(wanted)
    expect(schema).toEqual(before)
  })
})
