import type { Form } from '../compile/form.ts'
import { patternOf } from '../compile/formats.ts'
import type { Node } from '../compile/node.ts'
import type { Part } from '../compile/part.ts'
import { check } from '../compile/validate.ts'
import type { Json, Locale } from '../definition.ts'
import { isObject } from '../json.ts'
import { describeScalar } from '../speech/describe-scalar.ts'
import { exampleOf } from '../speech/input.ts'
import { translated } from '../speech/texts-of.ts'
import type { TextKey } from '../speech/words.ts'
import { quote } from './reading.ts'

/** What is wrong with an answer: a code for programs, and either the author's own words or one of the engine's. */
export type LeafProblem = { code: string } & (
  | { words: string }
  | { key: TextKey; parameters: Record<string, string | number> }
)

/** The first thing that a leaf's parts find wrong with a value, or undefined. */
export function leafProblem(form: Form, locale: Locale, node: Node, value: Json): LeafProblem | undefined {
  const failures = node.parts.flatMap((part) => directFailures(form, part, value).map((keyword) => ({ part, keyword })))
  const [failure] = failures.sort((a, b) => rank(a.keyword) - rank(b.keyword))
  if (failure === undefined) return undefined
  const { part, keyword } = failure
  const code = keyword === 'format' && patternOf(part.schema.format) !== undefined ? 'pattern' : keyword
  const words =
    authorWords(form, locale, part, code) ??
    node.parts.map((other) => authorWords(form, locale, other, code)).find(Boolean)
  return words === undefined ? { code, ...engineWords(form, locale, node, part, code, value) } : { code, words }
}

/** Keywords of this very schema that failed; what `$ref` and `allOf` bring is a part of its own. */
function directFailures(form: Form, part: Part, value: Json): string[] {
  const failures = check(form, value, part.schema)
    .filter(({ keyword, keywordLocation }) => keywordLocation === `#/${keyword}`)
    .map(({ keyword }) => keyword)
  return failures.filter((keyword) => keyword !== '$ref' && (keyword !== 'allOf' || isPrivate(form, part)))
}

/** Normalisation may have put a pattern beside a format into an `allOf` of its own. */
function isPrivate(form: Form, part: Part): boolean {
  return part.schema.allOf?.some((schema) => typeof schema === 'object' && !form.schema.parts.has(schema)) === true
}

const ORDER = [
  'type',
  'enum',
  'const',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'format',
]

function rank(keyword: string): number {
  const index = ORDER.indexOf(keyword)
  return index === -1 ? ORDER.length : index
}

/** `errorMessage`, as one text or by keyword. */
function authorWords(form: Form, locale: Locale, { source, pointer }: Part, code: string): string | undefined {
  const said = source.errorMessage
  if (typeof said === 'string') return translated(form, locale, { text: said, pointers: [`${pointer}/errorMessage`] })
  const text: unknown = isObject(said) ? said[code] : undefined
  if (typeof text !== 'string') return undefined
  return translated(form, locale, { text, pointers: [`${pointer}/errorMessage/${code}`] })
}

const LIMITS = new Set(['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'])
const COUNTS = new Set(['minLength', 'maxLength', 'minItems', 'maxItems'])
const KNOWN_FORMATS: Record<string, TextKey> = {
  email: 'problem email',
  uri: 'problem uri',
  url: 'problem uri',
  uuid: 'problem uuid',
}

function engineWords(
  form: Form,
  locale: Locale,
  node: Node,
  part: Part,
  code: string,
  value: Json,
): { key: TextKey; parameters: Record<string, string | number> } {
  const shown = quote(describeScalar(locale, value))
  const limit = Number(part.schema[code])
  if (LIMITS.has(code))
    return { key: `problem ${code}` as TextKey, parameters: { limit: describeScalar(locale, limit), value: shown } }
  if (COUNTS.has(code)) {
    const length = typeof value === 'string' ? [...value].length : Array.isArray(value) ? value.length : 0
    return { key: `problem ${code}` as TextKey, parameters: { limit, length, count: length } }
  }
  const example = exampleOf(form, locale, node)
  if ((code === 'pattern' || code === 'allOf') && example !== undefined) {
    return { key: 'problem pattern example', parameters: { value: shown, example } }
  }
  return { key: plainKey(code, String(part.source.format ?? '')), parameters: { value: shown } }
}

function plainKey(code: string, format: string): TextKey {
  switch (code) {
    case 'pattern':
    case 'allOf':
      return 'problem pattern'
    case 'format':
      return KNOWN_FORMATS[format] ?? 'problem format'
    case 'enum':
    case 'const':
    case 'not':
    case 'type':
    case 'uniqueItems':
      return `problem ${code}`
    default:
      return 'problem not'
  }
}
