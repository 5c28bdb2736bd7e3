import type { JsonSchema, SchemaObject } from '../definition.ts'
import { isObject, put } from '../json.ts'
import { valueAt } from '../pointer.ts'
import { rewrite } from './dialect.ts'
import type { Part } from './part.ts'
import { type Resolve, referencesOf } from './references.ts'
import { type Subschema, subschemas } from './subschemas.ts'

/** A form's schema in the one dialect that validator and engine read, whatever draft it was written in. */
export type Normalised = {
  root: JsonSchema
  /** `#` and a pointer → the schema there, for the validator's `$ref`. */
  lookup: Record<string, JsonSchema>
  /** The part that stands for a schema of the inner dialect. */
  parts: Map<SchemaObject, Part>
}

type Work = Omit<Normalised, 'root'> & { document: JsonSchema; resolve: Resolve }

/** Turns draft-04 to 2020-12 into the inner dialect. What is no schema becomes `true`, a reference that dangles is left out. */
export function normalise(document: JsonSchema, resolve: Resolve = referencesOf(document)): Normalised {
  const work: Work = { document, resolve, lookup: Object.create(null), parts: new Map() }
  return { root: schemaAt(work, ''), lookup: work.lookup, parts: work.parts }
}

/** Also reaches schemas in places that only a `$ref` knows, such as `#/components/schemas/x`. */
function schemaAt(work: Work, pointer: string): JsonSchema {
  return translate(work, valueAt(work.document, pointer), pointer)
}

function translate(work: Work, source: unknown, pointer: string): JsonSchema {
  const known = work.lookup[`#${pointer}`]
  if (known !== undefined) return known
  if (!isObject(source)) {
    work.lookup[`#${pointer}`] = source !== false
    return source !== false
  }
  const inside = subschemas(source, pointer)
  const schema = copyOf(source, inside)
  work.lookup[`#${pointer}`] = schema
  work.parts.set(schema, { id: String(work.parts.size), pointer, schema, source: source as SchemaObject })
  for (const { keyword, key, pointer: at, value } of inside) {
    const inner = translate(work, value, at)
    if (key === undefined) schema[keyword] = inner
    else put(schema[keyword] as Record<string, unknown>, String(key), inner)
  }
  refer(work, schema, pointer)
  rewrite(schema)
  return schema
}

/** A copy whose lists and maps of schemas can be filled anew; the author's schema is never touched. */
function copyOf(source: Record<string, unknown>, inside: readonly Subschema[]): SchemaObject {
  const copy: SchemaObject = { ...source }
  for (const { keyword, key } of inside) {
    if (key === undefined || copy[keyword] !== source[keyword]) continue
    const holder = source[keyword] as object
    copy[keyword] = Array.isArray(holder) ? [...holder] : { ...holder }
  }
  return copy
}

function refer(work: Work, schema: SchemaObject, pointer: string): void {
  const reference = schema.$ref ?? schema.$recursiveRef ?? schema.$dynamicRef
  delete schema.$recursiveRef
  delete schema.$dynamicRef
  delete schema.$ref
  const target = typeof reference === 'string' ? work.resolve(reference, pointer) : undefined
  if (target === undefined) return
  schema.$ref = `#${target}`
  schemaAt(work, target)
}
