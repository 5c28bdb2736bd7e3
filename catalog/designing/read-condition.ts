import { isJsonObject, type JsonObject } from '../json-object.ts'
import { type Clause, type Condition, isAnyOf } from './condition.ts'
import { dayOfPattern } from './dates-from.ts'

/** The condition that a schema says, or undefined when sentences cannot say it. */
export function readCondition(schema: unknown): Condition | undefined {
  if (!isJsonObject(schema)) return undefined
  if (Object.keys(schema).length === 1 && schema.anyOf !== undefined) return readAnyOf(schema.anyOf, false)
  const { allOf, ...own } = schema
  const parts = Object.keys(own).length > 0 ? readAll(own) : []
  if (parts === undefined || allOf === undefined) return parts && parts.length > 0 ? parts : undefined
  if (!Array.isArray(allOf)) return undefined
  const apart = allOf.map((one) =>
    isJsonObject(one) && one.anyOf !== undefined && Object.keys(one).length === 1
      ? readAnyOf(one.anyOf, true)
      : readAll(one),
  )
  return apart.every((one) => one !== undefined) ? [...parts, ...apart.flat()] : undefined
}

/** `isInner`: it stands beside other clauses, so that its own arms are single clauses. */
function readAnyOf(arms: unknown, isInner: boolean): Condition | undefined {
  if (!Array.isArray(arms) || arms.length === 0) return undefined
  const any = arms.map((arm) => {
    const read = readCondition(arm)
    return read?.every((part): part is Clause => !isAnyOf(part)) ? read : undefined
  })
  const isWhole = any.every((arm) => arm !== undefined && (!isInner || arm.length === 1))
  return isWhole ? [{ any: any as Clause[][] }] : undefined
}

/** Clauses that stand in one schema. */
function readAll(schema: unknown, path: string[] = []): Clause[] | undefined {
  if (!isJsonObject(schema)) return undefined
  if (path.length === 0 && Object.keys(schema).length === 1 && schema.not !== undefined) return readNotAnswered(schema)
  const { properties = {}, required = [], type, ...rest } = schema
  if (!isJsonObject(properties) || !Array.isArray(required) || (type !== undefined && type !== 'object'))
    return undefined
  if (Object.keys(rest).length > 0 || required.length === 0) return undefined
  // A property that is not required would also be satisfied by silence, which no sentence says.
  if (Object.keys(properties).some((name) => !required.includes(name))) return undefined
  const clauses = required.map((name) => readClause(properties[name], [...path, String(name)]))
  return clauses.every((clause) => clause !== undefined) ? clauses.flat() : undefined
}

function readNotAnswered({ not }: JsonObject): Clause[] | undefined {
  const said = readAll(not)
  const [only] = said ?? []
  return said?.length === 1 && only?.verb === 'answered' ? [{ path: only.path, verb: 'not-answered' }] : undefined
}

function readClause(schema: unknown, path: string[]): Clause[] | undefined {
  if (schema === undefined || schema === true) return [{ path, verb: 'answered' }]
  if (!isJsonObject(schema)) return undefined
  if (Object.keys(schema).length === 0) return [{ path, verb: 'answered' }]
  if ('properties' in schema || 'required' in schema) return readAll(schema, path)
  const clauses = Object.entries(schema).map(([key, value]) => readAssertion(key, value, path))
  return clauses.every((clause) => clause !== undefined) ? clauses : undefined
}

const LIMITS = {
  minimum: 'at-least',
  maximum: 'at-most',
  exclusiveMinimum: 'more-than',
  exclusiveMaximum: 'less-than',
} as const

function readAssertion(key: string, value: unknown, path: string[]): Clause | undefined {
  if (key in LIMITS) {
    const verb = LIMITS[key as keyof typeof LIMITS]
    return typeof value === 'number' ? { path, verb, value } : undefined
  }
  const day = key === 'pattern' ? dayOfPattern(value) : undefined
  if (day) return { path, verb: 'from', value: day }
  if (key === 'const' && isPlain(value)) return { path, verb: 'is', value }
  if (key === 'enum' && Array.isArray(value) && value.every(isWord)) return { path, verb: 'one-of', values: value }
  if (key === 'contains') return readConst(value, path, 'includes')
  return key === 'not' ? readNegation(value, path) : undefined
}

function readNegation(schema: unknown, path: string[]): Clause | undefined {
  if (!isJsonObject(schema) || Object.keys(schema).length !== 1) return undefined
  const day = dayOfPattern(schema.pattern)
  if (day) return { path, verb: 'before', value: day }
  return schema.contains !== undefined
    ? readConst(schema.contains, path, 'includes-not')
    : readConst(schema, path, 'is-not')
}

function readConst(schema: unknown, path: string[], verb: 'is-not' | 'includes' | 'includes-not'): Clause | undefined {
  if (!isJsonObject(schema) || Object.keys(schema).length !== 1 || !isPlain(schema.const)) return undefined
  return { path, verb, value: schema.const }
}

const isWord = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number'
const isPlain = (value: unknown): value is string | number | boolean => isWord(value) || typeof value === 'boolean'
