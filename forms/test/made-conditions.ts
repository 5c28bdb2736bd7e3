import fc from 'fast-check'
import type { FormDefinition, JsonSchema, SchemaObject } from '../index.ts'

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
const LATEST = NAMES.length - 1

const text = { type: 'string' }
const leaf = fc.constantFrom<JsonSchema>(
  { type: 'string' },
  { enum: ['x', 'y'] },
  { type: 'boolean' },
  { maxLength: 1 },
)
const part = fc.record({
  type: fc.constant('object'),
  properties: fc.dictionary(fc.constantFrom(...NAMES), leaf, { minKeys: 1, maxKeys: 2 }),
})
const question = fc.oneof({ weight: 5, arbitrary: leaf }, { weight: 1, arbitrary: part })

/** Conditions look at earlier questions than those that they bring, so that none of them depends on itself. */
function condition(from: number, depth: number): fc.Arbitrary<SchemaObject> {
  const at = fc.integer({ min: from, max: LATEST - 1 })
  return at.chain((latest) => {
    const read = fc.constantFrom(...NAMES.slice(0, latest + 1))
    const then = brought(latest, depth)
    return fc.oneof(
      { weight: 6, arbitrary: fc.record({ if: guard(read), then, else: then }, { requiredKeys: ['if'] }) },
      { weight: 1, arbitrary: fc.record({ dependentSchemas: fc.dictionary(read, then, { minKeys: 1, maxKeys: 1 }) }) },
      { weight: 1, arbitrary: fc.record({ dependentRequired: fc.dictionary(read, later(latest), { maxKeys: 2 }) }) },
    )
  })
}

function brought(latest: number, depth: number): fc.Arbitrary<SchemaObject> {
  const name = fc.constantFrom(...NAMES.slice(latest + 1))
  const described = { properties: fc.dictionary(name, question, { maxKeys: 2 }), required: later(latest) }
  const shared = { $ref: fc.constant('#/$defs/shared') }
  if (depth === 0 || latest + 1 >= LATEST) return fc.record({ ...described, ...shared }, { requiredKeys: [] })
  const allOf = fc.array(condition(latest + 1, depth - 1), { minLength: 1, maxLength: 2 })
  return fc.record({ ...described, ...shared, allOf }, { requiredKeys: [] })
}

function later(latest: number): fc.Arbitrary<string[]> {
  return fc.uniqueArray(fc.constantFrom(...NAMES.slice(latest + 1)), { minLength: 1, maxLength: 2 })
}

function guard(read: fc.Arbitrary<string>): fc.Arbitrary<SchemaObject> {
  const required = fc.uniqueArray(read, { minLength: 1, maxLength: 2 })
  const has = fc.record({ required })
  const is = fc.dictionary(read, fc.record({ const: fc.constantFrom('x', 'y', true) }), { minKeys: 1, maxKeys: 2 })
  return fc.oneof(
    has,
    fc.record({ properties: is }),
    fc.record({ properties: is, required }),
    fc.record({ not: has }),
    fc.record({ anyOf: fc.array(has, { minLength: 1, maxLength: 2 }) }),
  )
}

/** "One of the two": each may be skipped as long as the other one may still come. */
const orElse = fc.constantFrom<SchemaObject[]>(
  [],
  [{ anyOf: [{ required: ['a'] }, { required: ['b'] }] }],
  [{ oneOf: [{ required: ['a'] }, { required: ['b'] }] }],
  [elseDemand('a', 'b'), elseDemand('b', 'a')],
)

function elseDemand(one: string, other: string): SchemaObject {
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  return { if: { not: { required: [one] } }, then: { required: [other] } }
}

/** Forms of a few questions with many conditions among them, one inside the other. */
export const madeForm: fc.Arbitrary<FormDefinition> = fc
  .record({
    properties: fc.dictionary(fc.constantFrom(...NAMES.slice(2)), question, { maxKeys: 5 }),
    conditions: fc.array(condition(1, 2), { minLength: 1, maxLength: 8 }),
    shared: fc.record({ properties: fc.record({ h: leaf }), required: fc.constant(['h']) }),
    either: orElse,
    order: fc.option(fc.shuffledSubarray(NAMES)),
  })
  .map(({ properties, conditions, shared, either, order }) => ({
    schema: {
      type: 'object',
      $defs: { shared },
      properties: { ...properties, a: text, b: text },
      allOf: [...either, ...conditions],
    },
    ...(order === null ? {} : { uiSchema: { 'ui:order': [...order, '*'] } }),
  }))
