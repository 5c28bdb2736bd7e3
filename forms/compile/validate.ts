import { validate as interpret, type OutputUnit } from '@cfworker/json-schema'
import type { JsonSchema } from '../definition.ts'
import type { Normalised } from './normalise.ts'
import type { Part } from './part.ts'

/** A form, or as much of one as validation needs. */
export type Validates = { readonly schema: Normalised }

/** True when a JSON value fits a schema of the inner dialect. */
export function isValid(form: Validates, value: unknown, schema: JsonSchema): boolean {
  return check(form, value, schema, true).length === 0
}

/** True when a JSON value fits every part. */
export function fits(form: Validates, value: unknown, parts: readonly Part[]): boolean {
  return parts.every((part) => isValid(form, value, part.schema))
}

/** Everything that a schema finds wrong with a JSON value, outermost first. Their English words are not for people. */
export function check(form: Validates, value: unknown, schema: JsonSchema, first = false): OutputUnit[] {
  return interpret(value, schema as object, '2019-09', form.schema.lookup as Record<string, object>, first).errors
}
