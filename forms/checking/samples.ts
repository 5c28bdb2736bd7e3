import type { Form } from '../compile/form.ts'
import { firstJson, typesOf } from '../compile/kind.ts'
import type { Node } from '../compile/node.ts'
import { fits } from '../compile/validate.ts'
import type { Json, JsonSchema, SchemaObject } from '../definition.ts'
import { isEqual, isObject, own } from '../json.ts'

/**
 * Answers to a question among which conditions can make a difference. `complete`: every other answer would be treated as
 * one of these, so what none of them brings about, no answer does.
 */
export type Samples = { values: Json[]; complete: boolean }

/** More options than this are not tried one by one, but for those that a condition names. */
const MOST_OPTIONS = 30

/** Samples for one question, given what conditions say about it. */
export function samplesFor(form: Form, node: Node, mentions: readonly JsonSchema[]): Samples {
  const said = mentions.flatMap((mention) => atoms(form, mention))
  const isPlain = said.every(isUnderstood)
  const named = said.flatMap(namedBy)
  if (node.silent)
    return { values: [node.constant?.value ?? firstJson(node.parts, 'default')].filter(isGiven), complete: false }
  if (node.constant !== undefined) return { values: [node.constant.value], complete: true }
  if (node.options !== undefined) return { values: someOptions(node, named), complete: isPlain }
  const ownWords = node.parts.map(({ schema }) => schema)
  const values = distinct([...named, ...typical(node, [...said, ...ownWords])]).filter((value) =>
    fits(form, value, node.parts),
  )
  const isBounded = node.kind === 'boolean' || isCountable(node, ownWords) || hasOther(node, values, named)
  return { values, complete: isPlain && isBounded }
}

function isGiven(value: Json | undefined): value is Json {
  return value !== undefined
}

function someOptions({ options = [] }: Node, named: readonly Json[]): Json[] {
  const open = options.filter(({ disabled }) => !disabled).map(({ value }) => value)
  if (open.length <= MOST_OPTIONS) return open
  const isNamed = (value: Json) => named.some((other) => isEqual(other, value))
  return [...open.filter(isNamed), ...open.filter((value) => !isNamed(value)).slice(0, 1)]
}

/** Numbers change what they satisfy at limits only, unless they come in steps. */
function isCountable({ kind }: Node, own: readonly SchemaObject[]): boolean {
  return (kind === 'number' || kind === 'integer') && own.every((schema) => schema.multipleOf === undefined)
}

/** True for a text of which also some that no condition names is among the values. */
function hasOther({ kind }: Node, values: readonly Json[], named: readonly Json[]): boolean {
  const isText = kind === 'text' || kind === 'longText'
  return isText && values.some((value) => !named.some((other) => isEqual(other, value)))
}

/** The schemas that a mention is made of, wherever they stand in it. */
function atoms(form: Form, mention: JsonSchema): SchemaObject[] {
  if (typeof mention === 'boolean') return []
  const target = mention.$ref === undefined ? undefined : form.schema.lookup[mention.$ref]
  const inner = [...(mention.allOf ?? []), ...(mention.anyOf ?? []), ...(mention.oneOf ?? [])]
  const single = [mention.not, mention.if, mention.then, mention.else, target]
  return [mention, ...[...inner, ...single].flatMap((schema) => (schema === undefined ? [] : atoms(form, schema)))]
}

const UNDERSTOOD = new Set(
  `type const enum minimum maximum exclusiveMinimum exclusiveMaximum minLength maxLength not allOf anyOf oneOf if then else
   $ref title description default examples $comment`.split(/\s+/),
)

function isUnderstood(schema: SchemaObject): boolean {
  return Object.keys(schema).every((keyword) => UNDERSTOOD.has(keyword))
}

function namedBy(schema: SchemaObject): Json[] {
  const listed = [...('const' in schema ? [schema.const] : []), ...(schema.enum ?? [])] as Json[]
  const contained = isObject(schema.contains) ? namedBy(schema.contains as SchemaObject) : []
  const items = isObject(schema.items) ? namedBy(schema.items as SchemaObject) : []
  const inside = Object.entries(schema.properties ?? {}).flatMap(([name, inner]) =>
    isObject(inner) ? namedBy(inner as SchemaObject).map((value) => ({ [name]: value })) : [],
  )
  return [...listed, ...[...contained, ...items].map((value) => [value]), ...inside]
}

const TEXTS = ['x', 'Anna', '7', 'a@example.org', '2000-01-31', '12:00:00', '5555555555', '12345']

function typical(node: Node, schemas: readonly SchemaObject[]): Json[] {
  const isNull = typesOf(node.parts)?.includes('null') ? [null] : []
  switch (node.kind) {
    case 'boolean':
      return [true, false, ...isNull]
    case 'number':
    case 'integer':
      return [...isNull, ...aroundLimits(schemas, node.kind === 'integer' ? 1 : 0.5)]
    case 'list':
    case 'choices':
      return [[]]
    case 'text':
    case 'longText':
      return [...isNull, ...TEXTS, ...ofLengths(schemas)]
    default:
      return [...isNull, ...TEXTS]
  }
}

function aroundLimits(schemas: readonly SchemaObject[], step: number): number[] {
  const limits = schemas.flatMap((schema) =>
    (['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'const'] as const)
      .map((keyword) => schema[keyword])
      .filter((value) => typeof value === 'number'),
  )
  const sorted = [...new Set([0, ...limits, ...schemas.flatMap(({ enum: list = [] }) => list.filter(isNumber))])].sort(
    (a, b) => a - b,
  )
  const between = step === 1 ? [] : sorted.slice(1).map((value, index) => (value + Number(sorted[index])) / 2)
  return [...sorted, ...sorted.flatMap((value) => [value - step, value + step]), ...between]
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number'
}

/** A text longer than this is no answer that anybody types to see a question. */
const LONGEST = 200

function ofLengths(schemas: readonly SchemaObject[]): string[] {
  return schemas
    .flatMap((schema) => [
      own(schema as Record<string, unknown>, 'minLength'),
      own(schema as Record<string, unknown>, 'maxLength'),
    ])
    .filter(isNumber)
    .flatMap((length) => [length - 1, length, length + 1])
    .filter((length) => length >= 0 && length <= LONGEST)
    .map((length) => 'x'.repeat(length))
}

function distinct(values: readonly Json[]): Json[] {
  const simple = new Set(values.filter((value) => typeof value !== 'object'))
  return [...simple, ...values.filter((value) => typeof value === 'object')]
}
