import { checkForm } from '#forms'
import { blankQuestion, type Kind } from '../designing/kinds.ts'
import type { JsonObject } from '../json-object.ts'
import { objectIn } from './read-source.ts'
import type { Report } from './report.ts'
import { optionsOf } from './tree.ts'

export type Answer = { schema: JsonObject; ui: JsonObject }

/** An answer of a kind, without the limits that the designer proposes for it: the source has its own. */
export function answer(kind: Kind, more: JsonObject = {}): Answer {
  const { schema, ui } = blankQuestion(kind)
  delete schema.maxLength
  return { schema: { ...schema, ...more }, ui }
}

export type Option = { value: string | number | boolean; title: string }

/** One of a list. Values that are not all of one type stay what they are. */
export function oneOf(options: readonly Option[]): Answer {
  const arms = distinct(options)
  const types = [...new Set(arms.map(({ const: value }) => typeof value))]
  const type = types.length === 1 && types[0] !== 'boolean' ? { type: types[0] } : {}
  return { schema: { ...type, oneOf: arms }, ui: {} }
}

export function severalOf(
  options: readonly Option[],
  limits: { min?: number | undefined; max?: number | undefined } = {},
): Answer {
  const { min, max } = limits
  const counts = { ...(min !== undefined && { minItems: min }), ...(max !== undefined && { maxItems: max }) }
  return {
    schema: { type: 'array', uniqueItems: true, ...counts, items: oneOf(options).schema },
    ui: { 'ui:widget': 'checkboxes' },
  }
}

function distinct(options: readonly Option[]): { const: Option['value']; title: string }[] {
  const known = new Map(
    options.map(({ value, title }) => [JSON.stringify(value), { const: value, title: title || String(value) }]),
  )
  return [...known.values()]
}

/** The answer with the pattern of the source, where that can be checked safely. */
export function withPattern(
  schema: JsonObject,
  pattern: string,
  report: Report,
  at: string,
  title: string,
): JsonObject {
  if (pattern === '') return schema
  const tried = checkForm({ schema: { type: 'string', title: 'x', pattern } })
  if (tried.length === 0) return { ...schema, pattern }
  report.say('pattern-refused', at, title)
  return schema
}

/** The answer with what was filled in beforehand, where that is an allowed answer. It becomes an offer. */
export function withDefault(schema: JsonObject, given: unknown, report: Report, at: string, title: string): JsonObject {
  if (given === undefined || given === null || given === '' || (Array.isArray(given) && given.length === 0))
    return schema
  const value = allowed(schema, given)
  if (value !== undefined) return { ...schema, default: value }
  report.say('default-refused', at, title)
  return schema
}

function allowed(schema: JsonObject, given: unknown): unknown {
  const options = optionsOf(schema)
  if (schema.type === 'array') {
    const values = Array.isArray(given) ? given : [given]
    return options.length > 0 && values.every((value) => options.some((one) => one.const === value))
      ? values
      : undefined
  }
  if (options.length > 0) return options.find((one) => String(one.const) === String(given))?.const
  if (schema.type === 'integer') return Number.isInteger(given) ? given : undefined
  if (schema.type === 'string' && schema.format !== undefined) {
    return schema.format === 'date' && typeof given === 'string' && /^\d{4}-\d\d-\d\d$/.test(given) ? given : undefined
  }
  return typeof given === schema.type ? given : undefined
}

/** A text that also says what may be written instead of an answer of a list. */
export function openChoice(options: readonly Option[]): Answer {
  return answer('short-text', options.length > 0 ? { examples: options.map(({ title }) => title) } : {})
}

/** The messages of a source for answers that are refused. */
export const errorMessage = (settings: JsonObject, key: string): JsonObject => {
  const said = objectIn({ settings }, 'settings')[key]
  return typeof said === 'string' && said.trim() !== '' ? { errorMessage: said.trim() } : {}
}
