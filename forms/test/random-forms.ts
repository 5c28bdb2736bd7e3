import fc from 'fast-check'
import type { Json, SchemaObject } from '../index.ts'

/** A schema with data that fit it by the way it was made, so that nothing of the engine has a part in them. */
export type Sample = { schema: SchemaObject; data: fc.Arbitrary<Json> }

type Members = Record<string, Json>

const one = (schema: SchemaObject, ...data: Json[]): Sample => ({ schema, data: fc.constantFrom(...data) })
const words = fc.constantFrom('Elm street 5', 'x', 'Ännchen', 'много слов', '42 b')

const LEAVES: Sample[] = [
  { schema: { type: 'string' }, data: words },
  { schema: { type: 'string', minLength: 2, maxLength: 5 }, data: fc.constantFrom('ab', 'abcde') },
  one({ type: 'string', format: 'date' }, '2001-02-03', '1999-12-31'),
  one({ type: 'string', format: 'email' }, 'anna@example.org'),
  one({ type: 'string', pattern: '^[A-Z]{2}\\d{3}$' }, 'AB123'),
  { schema: { type: 'integer', minimum: 1, maximum: 40 }, data: fc.integer({ min: 1, max: 40 }) },
  one({ type: 'number', multipleOf: 0.5, exclusiveMinimum: 0 }, 0.5, 1234.5),
  { schema: { type: 'boolean' }, data: fc.boolean() },
  one({ type: 'string', enum: ['red', 'green', 'blue'] }, 'red', 'blue'),
  one({ enum: [1, 2, 3] }, 2, 3),
  one({ oneOf: ['p', 'q'].map((value) => ({ const: value, title: `Option ${value}` })) }, 'p', 'q'),
  one({ const: 'fixed' }, 'fixed'),
  one({ type: ['string', 'null'] }, 'some', null),
  one({ anyOf: [{ type: 'integer', minimum: 3 }, { type: 'null' }] }, 3, null),
  one({ anyOf: [{ type: 'string', format: 'email' }, { type: 'integer' }] }, 'b@example.org', 7),
  one({ enum: [{ lat: 1 }, { lat: 2 }] }, { lat: 2 }),
  one({ type: 'string', default: 'usual' }, 'usual', 'other'),
]

const leaf = fc.constantFrom(...LEAVES)

/** A question, or something that holds questions, at most so many levels deep. */
function anything(depth: number): fc.Arbitrary<Sample> {
  if (depth === 0) return leaf
  return fc.oneof(
    { weight: 5, arbitrary: leaf },
    { weight: 2, arbitrary: object(depth) },
    { weight: 2, arbitrary: anything(depth - 1).map(rows) },
    { weight: 1, arbitrary: fc.array(anything(depth - 1), { minLength: 1, maxLength: 2 }).map(tuple) },
    { weight: 1, arbitrary: anything(depth - 1).map(entries) },
    { weight: 1, arbitrary: fc.tuple(object(depth), anything(depth - 1).map(rows)).map(either) },
    { weight: 1, arbitrary: object(depth).map(orNothing) },
  )
}

function rows({ schema, data }: Sample): Sample {
  return { schema: { type: 'array', items: schema, maxItems: 3 }, data: fc.array(data, { maxLength: 3 }) }
}

function tuple(items: Sample[]): Sample {
  return {
    schema: { type: 'array', items: items.map(({ schema }) => schema) },
    data: fc.tuple(...items.map(({ data }) => data)),
  }
}

function entries({ schema, data }: Sample): Sample {
  return {
    schema: { type: 'object', additionalProperties: schema },
    data: fc.dictionary(fc.constantFrom('north', 'south'), data, { maxKeys: 2 }),
  }
}

function either(arms: Sample[]): Sample {
  return {
    schema: { oneOf: arms.map(({ schema }) => schema) },
    data: fc.oneof(...arms.map(({ data }) => data)),
  }
}

function orNothing({ schema, data }: Sample): Sample {
  return { schema: { anyOf: [schema, { type: 'null' }] }, data: fc.option(data) }
}

type Member = Sample & { name: string; isRequired: boolean }

function membersOf(depth: number, prefix: string): fc.Arbitrary<Member[]> {
  return fc
    .array(fc.record({ sample: anything(depth - 1), isRequired: fc.boolean() }), { minLength: 1, maxLength: 3 })
    .map((list) => list.map(({ sample, isRequired }, n) => ({ ...titled(sample, prefix, n), isRequired })))
}

function titled({ schema, data }: Sample, prefix: string, n: number): Sample & { name: string } {
  return { name: `${prefix}${n}`, schema: { title: `Question ${prefix} ${n}`, ...schema }, data }
}

function plain(members: Member[]): Sample {
  return {
    schema: { type: 'object', ...described(members) },
    data: dataOf(members),
  }
}

function described(members: Member[]): SchemaObject {
  const required = members.filter(({ isRequired }) => isRequired).map(({ name }) => name)
  return {
    properties: Object.fromEntries(members.map(({ name, schema }) => [name, schema])),
    ...(required.length === 0 ? {} : { required }),
  }
}

function dataOf(members: Member[]): fc.Arbitrary<Members> {
  const model = Object.fromEntries(members.map(({ name, data }) => [name, data]))
  const requiredKeys = members.filter(({ isRequired }) => isRequired).map(({ name }) => name)
  return fc.record(model, { requiredKeys, noNullPrototype: true }) as fc.Arbitrary<Members>
}

/** An object, by itself or with something that brings more questions depending on what is answered. */
function object(depth: number): fc.Arbitrary<Sample> {
  const [some, more, others] = [membersOf(depth, 'a'), membersOf(depth, 'b'), membersOf(depth, 'c')]
  return fc.oneof(
    some.map(plain),
    fc.tuple(some, more).map(([base, then]) => withIf(base, then)),
    fc.tuple(some, more).map(([base, then]) => withDependency(base, then)),
    fc.tuple(some, more, others).map(([base, ...arms]) => withSorts(base, arms)),
    fc.tuple(more, others).map((arms) => withWays(arms)),
  )
}

const yes: Member = { ...one({ type: 'boolean', title: 'Is it so?' }, true), name: 'yes', isRequired: true }

function withIf(base: Member[], then: Member[]): Sample {
  const { schema } = plain([yes, ...base])
  const guard = { properties: { yes: { const: true } }, required: ['yes'] }
  const [so, not] = [dataOf([yes, ...base, ...then]), dataOf([{ ...yes, data: fc.constant(false) }, ...base])]
  // biome-ignore lint/suspicious/noThenProperty: the name of a keyword
  return { schema: { ...schema, allOf: [{ if: guard, then: described(then) }] }, data: fc.oneof(so, not) }
}

function withDependency(base: Member[], then: Member[]): Sample {
  const { schema } = plain([{ ...yes, isRequired: false }, ...base])
  return {
    schema: { ...schema, dependencies: { yes: described(then) } },
    data: fc.oneof(dataOf([yes, ...base, ...then]), dataOf(base)),
  }
}

/** Arms that one of their properties tells apart. */
function withSorts(base: Member[], arms: Member[][]): Sample {
  const sorts = arms.map((members, n): Member[] => [
    { ...one({ const: `sort ${n}` }, `sort ${n}`), name: 'sort', isRequired: true },
    ...members,
  ])
  return {
    schema: { ...plain(base).schema, oneOf: sorts.map(described) },
    data: fc.oneof(...sorts.map((members) => dataOf([...base, ...members]))),
  }
}

/** Arms that nothing tells apart but what is in them. */
function withWays(arms: Member[][]): Sample {
  const ways = arms.map((members) =>
    members.map((member, n) => ({ ...member, isRequired: member.isRequired || n === 0 })),
  )
  return {
    schema: { type: 'object', anyOf: ways.map((members, n) => ({ title: `Way ${n}`, ...described(members) })) },
    data: fc.oneof(...ways.map(dataOf)),
  }
}

/** A form with some data that fit it. */
export const randomForm: fc.Arbitrary<{ schema: SchemaObject; instances: Json[] }> = object(3).chain(
  ({ schema, data }) =>
    fc.record({ schema: fc.constant(schema), instances: fc.array(data, { minLength: 1, maxLength: 3 }) }),
)
