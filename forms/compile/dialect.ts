import type { JsonSchema, SchemaObject } from '../definition.ts'
import { isObject, put } from '../json.ts'
import { FILE_REFERENCE } from './file-reference.ts'
import { patternFormat } from './formats.ts'

/**
 * The inner dialect is draft 2019-09 with four habits of its own: tuples as `items` lists, dependencies split in two,
 * patterns as private formats, and a stored file accepted in place of a data URL.
 */
export function rewrite(schema: SchemaObject): void {
  for (const step of [identifiers, nullables, exclusiveLimits, tuples, dependencies, patterns, files]) step(schema)
}

function identifiers(schema: SchemaObject): void {
  delete schema.$schema
  delete schema.$id
  delete schema.$anchor
  if (typeof schema.id === 'string') delete schema.id
}

/** OpenAPI 3.0 says beside a type that there may be nothing. */
function nullables(schema: SchemaObject): void {
  if (schema.nullable === true && typeof schema.type === 'string') schema.type = [schema.type, 'null']
}

/** Draft-04 says "exclusive" with a boolean beside the limit. */
function exclusiveLimits(schema: SchemaObject): void {
  for (const [limit, exclusive] of [
    ['minimum', 'exclusiveMinimum'],
    ['maximum', 'exclusiveMaximum'],
  ] as const) {
    const flag: unknown = schema[exclusive]
    if (typeof flag !== 'boolean') continue
    delete schema[exclusive]
    const bound = schema[limit]
    if (!flag || bound === undefined) continue
    schema[exclusive] = bound
    delete schema[limit]
  }
}

/** Draft 2020-12 names them `prefixItems` and, for the rest, `items`. */
function tuples(schema: SchemaObject): void {
  if (!Array.isArray(schema.prefixItems)) return
  if (schema.items !== undefined && !Array.isArray(schema.items)) schema.additionalItems = schema.items
  schema.items = schema.prefixItems as JsonSchema[]
  delete schema.prefixItems
}

/** Until draft-07 one keyword stood for both kinds. */
function dependencies(schema: SchemaObject): void {
  if (!isObject(schema.dependencies)) return
  for (const [name, then] of Object.entries(schema.dependencies)) {
    if (Array.isArray(then)) {
      schema.dependentRequired = { ...schema.dependentRequired }
      put(schema.dependentRequired, name, then as string[])
    } else {
      schema.dependentSchemas = { ...schema.dependentSchemas }
      put(schema.dependentSchemas, name, then as JsonSchema)
    }
  }
  delete schema.dependencies
}

function patterns(schema: SchemaObject): void {
  if (typeof schema.pattern !== 'string') return
  const format = patternFormat(schema.pattern)
  delete schema.pattern
  if (schema.format === undefined) schema.format = format
  else schema.allOf = [...(schema.allOf ?? []), { format }]
}

/** A stored file stands in for its bytes. Inside `allOf`, so that it is not taken for alternatives of the author's. */
function files(schema: SchemaObject): void {
  if (schema.format !== 'data-url') return
  const { type = 'string', format } = schema
  delete schema.type
  delete schema.format
  schema.allOf = [...(schema.allOf ?? []), { anyOf: [{ type, format }, FILE_REFERENCE] }]
}
