import type { JsonSchema, SchemaObject } from '../definition.ts'
import type { Part } from './part.ts'
import type { Validates } from './validate.ts'

/**
 * The parts that always hold where these do: themselves, then what their `$ref` and `allOf` bring and what their
 * alternatives have in common, each once.
 */
export function flatten(form: Validates, parts: readonly Part[]): Part[] {
  const all = new Map<string, Part>()
  for (const part of parts) add(form, part, all)
  return [...all.values()]
}

function add(form: Validates, part: Part, all: Map<string, Part>): void {
  if (all.has(part.id)) return
  all.set(part.id, part)
  const target = part.schema.$ref === undefined ? undefined : form.schema.lookup[part.schema.$ref]
  for (const schema of [target, ...(part.schema.allOf ?? [])]) {
    const inner = partOf(form, schema)
    if (inner !== undefined) add(form, inner, all)
  }
  for (const keyword of ['oneOf', 'anyOf'] as const)
    for (const common of commonParts(form, part, keyword)) if (!all.has(common.id)) all.set(common.id, common)
}

const known = new WeakMap<JsonSchema[], readonly Part[]>()

/**
 * What all alternatives of a part say when each is a single answer of one and the same kind, or none (`null`): then there is
 * nothing to choose. Of a single one beside `null` that is everything, of several their kind.
 */
export function commonParts(form: Validates, part: Part, keyword: 'oneOf' | 'anyOf'): readonly Part[] {
  const arms = part.schema[keyword]
  if (arms === undefined) return []
  let common = known.get(arms)
  if (common === undefined) {
    known.set(arms, [])
    common = findCommon(form, `${part.id}/${keyword}`, arms)
    known.set(arms, common)
  }
  return common
}

function findCommon(form: Validates, id: string, arms: readonly JsonSchema[]): Part[] {
  const flat = arms.map((arm) => flatten(form, [partOf(form, arm) ?? []].flat()))
  const open = flat.filter((parts) => leafKind(parts) !== 'null' || isNamed(parts))
  const kinds = new Set(open.map((parts) => (parts.every(isPlain) ? leafKind(parts) : undefined)))
  const [first = []] = open
  const [kind] = kinds
  if (kind === undefined || kinds.size > 1) return []
  if (flat.length === 1) return first
  if (open.length === flat.length) return [kindOnly(id, first, kind, [])]
  return open.length === 1 ? first.map(orNull) : [kindOnly(id, first, kind, ['null'])]
}

/** Nothing that an author has given a title, such as "no end", is a choice of its own. */
function isNamed(parts: readonly Part[]): boolean {
  return parts.some(({ source }) => source.title !== undefined)
}

const PLAIN = new Set(
  `type title description default examples enum const enumNames format minLength maxLength minimum maximum
   exclusiveMinimum exclusiveMaximum multipleOf readOnly errorMessage $ref allOf $comment deprecated`.split(/\s+/),
)

/** True for what speaks about a single answer and leaves nothing open. */
function isPlain({ schema }: Part): boolean {
  return Object.keys(schema).every((keyword) => PLAIN.has(keyword))
}

function kindOnly(id: string, [first]: readonly Part[], kind: string, others: readonly string[]): Part {
  const [type = '', format] = kind.split(' ')
  const schema = { type: others.length === 0 ? type : [type, ...others] }
  return { id, pointer: first?.pointer ?? '', schema, source: format ? { ...schema, format } : schema }
}

/** The same part where no answer at all will do as well. What `$ref` and `allOf` bring are parts of their own. */
function orNull({ id, pointer, schema, source }: Part): Part {
  const { $ref: _, allOf: __, const: only, ...rest } = schema
  const listed = 'const' in schema ? [only] : schema.enum
  return {
    id: `${id}?`,
    pointer,
    source,
    schema: {
      ...rest,
      ...(rest.type === undefined ? {} : { type: [rest.type, 'null'].flat() }),
      ...(listed === undefined ? {} : { enum: [...listed, null] }),
    } as SchemaObject,
  }
}

/** What flat parts would be asked as, as far as type and format tell; undefined for objects, lists and the unknown. */
export function leafKind(parts: readonly Part[], fallback?: string): string | undefined {
  const type = parts.find(({ schema }) => schema.type !== undefined)?.schema.type ?? fallback ?? listedType(parts)
  if (typeof type !== 'string' || type === 'object' || type === 'array') return undefined
  const format = parts.find(({ source }) => source.format !== undefined)?.source.format
  return type === 'string'
    ? `string ${format === 'date' || format === 'date-time' || format === 'time' ? format : ''}`
    : type
}

/** The part for a schema of the inner dialect; none for `true`, `false` and what normalisation added. */
export function partOf(form: Validates, schema: JsonSchema | undefined): Part | undefined {
  return typeof schema === 'object' ? form.schema.parts.get(schema) : undefined
}

/** The type that all answers of a closed list have, where the schema does not say it. */
function listedType(parts: readonly Part[]): string | undefined {
  const values = parts.flatMap(({ schema }) => ('const' in schema ? [schema.const] : (schema.enum ?? [])))
  const types = new Set(values.map((value) => typeof value))
  const [type] = types
  return types.size === 1 && type !== 'object' ? type : undefined
}
