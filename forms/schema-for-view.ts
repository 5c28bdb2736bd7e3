import { type Resolve, referencesOf } from './compile/references.ts'
import { subschemas } from './compile/subschemas.ts'
import type { JsonSchema, SchemaObject } from './definition.ts'
import { isObject, own, put } from './json.ts'
import { valueAt } from './pointer.ts'

/**
 * The same schema in the words that RJSF reads, so that a form view over it loses no answer: references as plain
 * pointers (it knows no `$id` and no `$anchor`), tuples as `items` (it knows no `prefixItems`), `dependencies` in one
 * (it knows no `dependentSchemas`), and what `allOf` refers to written out (it leaves out what a `$ref` there describes)
 * unless the schema would be endless.
 */
export function schemaForView(schema: JsonSchema): JsonSchema {
  return rewritten({ document: schema, resolve: referencesOf(schema), within: [] }, schema, '')
}

type Work = { document: JsonSchema; resolve: Resolve; within: readonly string[] }

function rewritten(work: Work, source: unknown, pointer: string): JsonSchema {
  if (!isObject(source)) return source as JsonSchema
  const { $id: _, $anchor: __, $dynamicAnchor: ___, ...schema } = source as SchemaObject & Record<string, unknown>
  if (typeof schema.id === 'string') delete schema.id
  const target = typeof schema.$ref === 'string' ? work.resolve(schema.$ref, pointer) : undefined
  // It reads them as a part of a URI.
  if (target !== undefined) schema.$ref = `#${target.isWellFormed() ? encodeURI(target) : target}`
  for (const { keyword, key, pointer: at, value } of subschemas(source, pointer)) {
    const inner = keyword === 'allOf' ? writtenOut(work, value, at) : rewritten(work, value, at)
    if (key === undefined) schema[keyword] = inner
    else {
      if (schema[keyword] === source[keyword]) schema[keyword] = copied(source[keyword])
      put(schema[keyword] as Record<string, unknown>, String(key), inner)
    }
  }
  return withDependencies(withTuples(schema))
}

/** What a member of `allOf` refers to, in its place. */
function writtenOut(work: Work, member: unknown, pointer: string): JsonSchema {
  const reference = isObject(member) && Object.keys(member).length === 1 ? member.$ref : undefined
  const target = typeof reference === 'string' ? work.resolve(reference, pointer) : undefined
  if (target === undefined || work.within.includes(target)) return rewritten(work, member, pointer)
  return rewritten({ ...work, within: [...work.within, target] }, valueAt(work.document, target), target)
}

const copied = (holder: unknown): unknown => (Array.isArray(holder) ? [...holder] : { ...(holder as object) })

/** Draft 2020-12 names them `prefixItems` and, for the rest, `items`. */
function withTuples({ prefixItems, ...schema }: SchemaObject): SchemaObject {
  if (!Array.isArray(prefixItems)) return schema
  const { items, ...rest } = schema
  return { ...rest, items: prefixItems, ...(items === undefined ? {} : { additionalItems: items }) } as SchemaObject
}

/** Since draft 2019-09 names that are needed and schemas that hold then are two keywords; before, they were one. */
function withDependencies({ dependentRequired, dependentSchemas, ...schema }: SchemaObject): SchemaObject {
  if (dependentRequired === undefined && dependentSchemas === undefined) return schema
  const dependencies: Record<string, JsonSchema | string[]> = {
    ...(schema.dependencies as Record<string, JsonSchema | string[]> | undefined),
  }
  for (const [name, required] of Object.entries(dependentRequired ?? {})) put(dependencies, name, required)
  for (const [name, then] of Object.entries(dependentSchemas ?? {})) {
    const required = own(dependentRequired, name)
    put(dependencies, name, required === undefined ? then : { allOf: [then, { required }] })
  }
  return { ...schema, dependencies }
}
