import { isJsonObject, type JsonObject } from '../json-object.ts'

/** Something that must hold of an answer. `path` leads from the section that the asked question stands in. */
export type Clause = { path: string[] } & (
  | { verb: 'is' | 'is-not' | 'includes'; value: string | number | boolean }
  | { verb: 'one-of'; values: (string | number)[] }
  | { verb: 'at-least' | 'at-most'; value: number }
  | { verb: 'answered' }
)

export type Verb = Clause['verb']

/** When a question is asked: every clause holds. */
export type Condition = Clause[]

/** The condition as JSON Schema. An answer that is missing satisfies nothing, so each is required. */
export function conditionSchema(condition: Condition): JsonObject {
  const root: JsonObject = {}
  for (const clause of condition) {
    const place = clause.path.reduce<JsonObject>((schema, name) => {
      schema.required = [...new Set([...((schema.required as string[]) ?? []), name])]
      const properties = isJsonObject(schema.properties) ? schema.properties : {}
      schema.properties = properties
      const inner = isJsonObject(properties[name]) ? properties[name] : {}
      properties[name] = inner
      return inner
    }, root)
    Object.assign(place, assertion(clause))
  }
  return root
}

/** The condition that a schema says, or undefined when sentences cannot say it. */
export function readCondition(schema: unknown, path: string[] = []): Condition | undefined {
  if (!isJsonObject(schema)) return undefined
  const { properties = {}, required = [], type, ...rest } = schema
  const keys = Object.keys(rest)
  if (!isJsonObject(properties) || !Array.isArray(required) || (type !== undefined && type !== 'object'))
    return undefined
  if (keys.length > 0 || required.length === 0) return undefined
  // A property that is not required would also be satisfied by silence, which no sentence says.
  if (Object.keys(properties).some((name) => !required.includes(name))) return undefined
  const clauses = required.map((name) => readClause(properties[name], [...path, String(name)]))
  return clauses.every((clause) => clause !== undefined) ? clauses.flat() : undefined
}

function assertion(clause: Clause): JsonObject {
  switch (clause.verb) {
    case 'is':
      return { const: clause.value }
    case 'is-not':
      return { not: { const: clause.value } }
    case 'includes':
      return { contains: { const: clause.value } }
    case 'one-of':
      return { enum: clause.values }
    case 'at-least':
      return { minimum: clause.value }
    case 'at-most':
      return { maximum: clause.value }
    case 'answered':
      return {}
  }
}

function readClause(schema: unknown, path: string[]): Condition | undefined {
  if (schema === undefined || schema === true) return [{ path, verb: 'answered' }]
  if (!isJsonObject(schema)) return undefined
  const keys = Object.keys(schema)
  if (keys.length === 0) return [{ path, verb: 'answered' }]
  if (keys.includes('properties') || keys.includes('required')) return readCondition(schema, path)
  const [key] = keys
  if (keys.length > 1 || key === undefined) return readRange(schema, path)
  const value = schema[key]
  if (key === 'const' && isPlain(value)) return [{ path, verb: 'is', value }]
  if (key === 'enum' && Array.isArray(value) && value.every(isWord)) return [{ path, verb: 'one-of', values: value }]
  if (key === 'not') return readInner(value, path, 'is-not')
  if (key === 'contains') return readInner(value, path, 'includes')
  return readRange(schema, path)
}

function readInner(schema: unknown, path: string[], verb: 'is-not' | 'includes'): Condition | undefined {
  const holds = isJsonObject(schema) && Object.keys(schema).length === 1 && isPlain(schema.const)
  return holds ? [{ path, verb, value: schema.const as string | number | boolean }] : undefined
}

function readRange(schema: JsonObject, path: string[]): Condition | undefined {
  const { minimum, maximum, ...rest } = schema
  if (Object.keys(rest).length > 0) return undefined
  const clauses: Condition = []
  if (typeof minimum === 'number') clauses.push({ path, verb: 'at-least', value: minimum })
  if (typeof maximum === 'number') clauses.push({ path, verb: 'at-most', value: maximum })
  return clauses.length === Object.keys(schema).length ? clauses : undefined
}

const isWord = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number'
const isPlain = (value: unknown): value is string | number | boolean => isWord(value) || typeof value === 'boolean'
