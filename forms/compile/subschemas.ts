import { isObject } from '../json.ts'
import { escapeKey } from '../pointer.ts'

/** How a keyword holds schemas: one, a list, by name, or either a schema or a list of names (`dependencies`). */
const HOLDS = {
  additionalItems: 'one',
  additionalProperties: 'one',
  contains: 'one',
  else: 'one',
  if: 'one',
  not: 'one',
  propertyNames: 'one',
  // biome-ignore lint/suspicious/noThenProperty: the name of a keyword
  then: 'one',
  unevaluatedItems: 'one',
  unevaluatedProperties: 'one',
  items: 'one or list',
  allOf: 'list',
  anyOf: 'list',
  oneOf: 'list',
  prefixItems: 'list',
  $defs: 'named',
  definitions: 'named',
  dependencies: 'named',
  dependentSchemas: 'named',
  patternProperties: 'named',
  properties: 'named',
} as const satisfies Record<string, 'one' | 'list' | 'one or list' | 'named'>

export type Subschema = { keyword: string; key?: string | number; pointer: string; value: unknown }

/** The schemas directly inside a schema, with their pointers; enum, const and default are values, not schemas. */
export function subschemas(schema: Record<string, unknown>, pointer: string): Subschema[] {
  const found: Subschema[] = []
  for (const keyword of Object.keys(schema)) {
    if (!Object.hasOwn(HOLDS, keyword)) continue
    const holds = HOLDS[keyword as keyof typeof HOLDS]
    const value = schema[keyword]
    const at = `${pointer}/${keyword}`
    if (holds === 'named') addNamed(found, keyword, value, at)
    else if (Array.isArray(value))
      for (const [key, item] of value.entries()) found.push({ keyword, key, pointer: `${at}/${key}`, value: item })
    else found.push({ keyword, pointer: at, value })
  }
  return found
}

function addNamed(found: Subschema[], keyword: string, value: unknown, at: string): void {
  if (!isObject(value)) return
  for (const key of Object.keys(value)) {
    if (keyword === 'dependencies' && !isSchema(value[key])) continue
    found.push({ keyword, key, pointer: `${at}/${escapeKey(key)}`, value: value[key] })
  }
}

/** True for what may stand where a schema is expected. */
export function isSchema(value: unknown): value is boolean | Record<string, unknown> {
  return typeof value === 'boolean' || isObject(value)
}
