import { isJsonObject, type JsonObject } from '../json-object.ts'
import type { Comparison, Wish } from './imported.ts'
import { type Branch, isSure, optionsOf } from './tree.ts'

export type Find = (name: string) => Branch | undefined

/** The names of the questions that a wish speaks of. */
export function namesIn(wish: Wish): string[] {
  if ('all' in wish) return wish.all.flatMap(namesIn)
  if ('any' in wish) return wish.any.flatMap(namesIn)
  return 'not' in wish ? namesIn(wish.not) : [wish.of]
}

/** What a wish compares in a way that JSON Schema has no word for, or undefined when all of it can be said. */
export function unsaid(wish: Wish, find: Find): string | undefined {
  if ('all' in wish) return wish.all.map((one) => unsaid(one, find)).find((one) => one !== undefined)
  if ('any' in wish) return wish.any.map((one) => unsaid(one, find)).find((one) => one !== undefined)
  if ('not' in wish) return unsaid(wish.not, find)
  if (wish.is === 'answered') return undefined
  const branch = find(wish.of)
  const how = `${wish.of} ${wish.is} ${wish.value}`.slice(0, 80)
  return branch && assertion(branch.item.schema, wish.is, wish.value) ? undefined : how
}

/**
 * A wish as the `if` of a section: the same words as the designer's own conditions where those can say it. An answer
 * that is missing satisfies nothing, so each is required.
 */
export function conditionOf(wish: Wish, within: Branch, find: Find): JsonObject {
  if ('all' in wish) return wish.all.map((one) => conditionOf(one, within, find)).reduce(both)
  if ('any' in wish) return { anyOf: wish.any.map((one) => conditionOf(one, within, find)) }
  if ('not' in wish) return negated(wish.not, within, find)
  const branch = find(wish.of)
  if (!branch) throw new Error(`A condition speaks of ${wish.of}, which was looked for before.`)
  const said = wish.is === 'answered' ? {} : assertion(branch.item.schema, wish.is, wish.value)
  return wrapped(branch, within, said ?? {})
}

function negated(wish: Wish, within: Branch, find: Find): JsonObject {
  const branch = 'is' in wish && wish.is === 'equal' ? find(wish.of) : undefined
  const isList = branch?.item.schema.type === 'array'
  // Where there surely is an answer, “is not” is the plainer sentence of the two.
  if (branch && !isList && 'value' in wish && isSure(branch, within))
    return wrapped(branch, within, { not: assertion(branch.item.schema, wish.is, wish.value) ?? {} })
  return { not: conditionOf(wish, within, find) }
}

function wrapped(branch: Branch, within: Branch, said: JsonObject): JsonObject {
  let schema = said
  for (let at: Branch | undefined = branch; at && at !== within; at = at.parent)
    schema = { properties: { [at.name]: schema }, required: [at.name] }
  return schema
}

/** Two conditions that both hold, as one object where they speak of different answers. */
function both(one: JsonObject, other: JsonObject): JsonObject {
  const merged = merge(one, other)
  return merged ?? { allOf: [one, other] }
}

function merge(one: JsonObject, other: JsonObject): JsonObject | undefined {
  if (!isPlain(one) || !isPlain(other)) return undefined
  const properties: JsonObject = { ...one.properties }
  for (const [name, said] of Object.entries(other.properties)) {
    const known = properties[name]
    const inner = known === undefined ? said : merge(known as JsonObject, said as JsonObject)
    if (inner === undefined) return undefined
    properties[name] = inner
  }
  return { properties, required: [...new Set([...one.required, ...other.required])] }
}

const isPlain = (schema: JsonObject): schema is { properties: JsonObject; required: string[] } =>
  Object.keys(schema).length === 2 && isJsonObject(schema.properties) && Array.isArray(schema.required)

/** What must hold of an answer; undefined where its kind cannot be compared so. */
function assertion(schema: JsonObject, is: Comparison, value: string | number | boolean): JsonObject | undefined {
  const items = schema.type === 'array' && isJsonObject(schema.items) ? schema.items : undefined
  if (items) {
    const said = is === 'equal' || is === 'including' ? assertion(items, 'equal', value) : undefined
    return said && { contains: said }
  }
  if (is === 'equal') {
    const same = valueFor(schema, value)
    return same === undefined ? undefined : { const: same }
  }
  const number = typeof value === 'boolean' || value === '' ? Number.NaN : Number(value)
  const isWhole = schema.type === 'integer'
  if (is === 'including' || Number.isNaN(number) || !(isWhole || schema.type === 'number')) return undefined
  if (is === 'at-least') return { minimum: number }
  if (is === 'at-most') return { maximum: number }
  if (is === 'above') return isWhole ? { minimum: Math.floor(number) + 1 } : { exclusiveMinimum: number }
  return isWhole ? { maximum: Math.ceil(number) - 1 } : { exclusiveMaximum: number }
}

/** The value as the answer has it: builders write all of them as text, and of a list sometimes the title. */
function valueFor(schema: JsonObject, value: string | number | boolean): unknown {
  const options = optionsOf(schema)
  if (options.length > 0) {
    const text = String(value)
    return (options.find((one) => String(one.const) === text) ?? options.find((one) => one.title === text))?.const
  }
  if (schema.type === 'boolean')
    return ({ true: true, false: false, yes: true, no: false } as const)[`${value}` as 'true']
  if (schema.type === 'integer' || schema.type === 'number') {
    const number = value === '' || typeof value === 'boolean' ? Number.NaN : Number(value)
    return Number.isNaN(number) ? undefined : number
  }
  return schema.type === 'string' ? String(value) : undefined
}
