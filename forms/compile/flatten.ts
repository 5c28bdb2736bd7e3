import type { JsonSchema } from '../definition.ts'
import type { Part } from './part.ts'
import type { Validates } from './validate.ts'

/** The parts that always hold where these do: themselves, then what their `$ref` and `allOf` bring, each once. */
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
}

/** The part for a schema of the inner dialect; none for `true`, `false` and what normalisation added. */
export function partOf(form: Validates, schema: JsonSchema | undefined): Part | undefined {
  return typeof schema === 'object' ? form.schema.parts.get(schema) : undefined
}
