import type { JsonSchema } from '../definition.ts'
import type { Part } from './part.ts'

/** True for the parts of an object that also takes entries whose names the person chooses. */
export function takeEntries(parts: readonly Part[]): boolean {
  return parts.some(
    ({ schema }) =>
      isDescribed(schema.additionalProperties) ||
      (schema.patternProperties !== undefined && Object.values(schema.patternProperties).some(isDescribed)),
  )
}

/** `true` and `{}` merely tolerate other properties; they do not ask for them. */
export function isDescribed(schema: JsonSchema | undefined): boolean {
  return typeof schema === 'object' && Object.keys(schema).length > 0
}
