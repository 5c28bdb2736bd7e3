import type { SchemaObject } from '../definition.ts'

/**
 * One schema object of a form. A question is described by a conjunction of parts: the property itself, what its `$ref`
 * and `allOf` bring, what a condition adds. Parts are never merged, so each keeps its place in the author's schema.
 */
export type Part = {
  /** The same in every process; two parts with one id say the same. */
  id: string
  /** JSON Pointer into the author's schema. */
  pointer: string
  /** In the one inner dialect, as the validator reads it. */
  schema: SchemaObject
  /** As the author wrote it: patterns, formats and texts are read here. */
  source: SchemaObject
}
