import type { Form } from '../compile/form.ts'
import { patternOf } from '../compile/formats.ts'
import type { Node } from '../compile/node.ts'
import type { Part } from '../compile/part.ts'
import { check } from '../compile/validate.ts'
import type { Json, Locale } from '../definition.ts'
import { isObject } from '../json.ts'
import { translated } from '../speech/texts-of.ts'
import type { TextKey } from '../speech/words.ts'
import { engineWords } from './engine-words.ts'

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
  return words === undefined ? { code, ...engineWords({ form, locale, node, part }, code, value) } : { code, words }
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
