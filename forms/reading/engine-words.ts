import { isDatePattern } from '../compile/date-pattern.ts'
import type { Form } from '../compile/form.ts'
import { hasFormat, patternFormat } from '../compile/formats.ts'
import type { Node } from '../compile/node.ts'
import type { Part } from '../compile/part.ts'
import type { Json, Locale } from '../definition.ts'
import { describeScalar } from '../speech/describe-scalar.ts'
import { exampleOf } from '../speech/input.ts'
import { say, type TextKey } from '../speech/words.ts'
import { EXAMPLE_TIME, exampleDay } from './calendar.ts'
import { patternInWords } from './pattern-in-words.ts'
import { quote } from './reading.ts'

/** A text of the catalogue and what it needs beside the title of the question. */
export type Words = { key: TextKey; parameters: Record<string, string | number> }

type Failed = { form: Form; locale: Locale; node: Node; part: Part }

/** What the engine says about a keyword that failed, where the author says nothing: what is expected, and an example. */
export function engineWords(failed: Failed, code: string, value: Json): Words {
  const { locale, part } = failed
  const shown = quote(describeScalar(locale, value))
  if (code === 'pattern' || code === 'allOf') return patternWords(failed, shown, value)
  if (LIMITS.has(code)) {
    const limit = describeScalar(locale, Number(part.schema[code]))
    return { key: `problem ${code}` as TextKey, parameters: { limit, value: shown } }
  }
  if (COUNTS.has(code)) {
    const length = typeof value === 'string' ? [...value].length : Array.isArray(value) ? value.length : 0
    if (length === 0 && typeof value === 'string') return { key: 'problem empty', parameters: {} }
    return {
      key: `problem ${code}` as TextKey,
      parameters: { limit: Number(part.schema[code]), length, count: length },
    }
  }
  if (code === 'type') return { key: typeKey(part, value), parameters: {} }
  if (code === 'format' && TIMES.includes(String(part.source.format))) return timeWords(failed, shown)
  if (code === 'format')
    return {
      key: FORMATS[String(part.source.format)] ?? 'problem format',
      parameters: { value: shown, example: exampleDay(locale) },
    }
  return { key: PLAIN.has(code) ? (`problem ${code}` as TextKey) : 'problem not', parameters: { value: shown } }
}

function timeWords({ locale, part }: Failed, text: string): Words {
  return part.source.format === 'time'
    ? { key: 'problem unread time', parameters: { text, example: EXAMPLE_TIME } }
    : { key: 'problem unread dateTime', parameters: { text, example: `${exampleDay(locale)}, ${EXAMPLE_TIME}` } }
}

const TIMES = ['time', 'date-time']

const LIMITS = new Set(['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'])
const COUNTS = new Set(['minLength', 'maxLength', 'minItems', 'maxItems'])
const PLAIN = new Set(['enum', 'const', 'not', 'uniqueItems'])
const FORMATS: Record<string, TextKey> = {
  date: 'problem pattern date',
  email: 'problem email',
  uri: 'problem uri',
  url: 'problem uri',
  uuid: 'problem uuid',
}

const TYPES: Record<string, TextKey> = {
  number: 'problem type number',
  integer: 'problem type number',
  string: 'problem type text',
  boolean: 'problem type boolean',
  array: 'problem type list',
  object: 'problem type object',
}

function typeKey({ schema }: Part, value: Json): TextKey {
  if (value === null) return 'problem required'
  return (typeof schema.type === 'string' && Object.hasOwn(TYPES, schema.type) && TYPES[schema.type]) || 'problem type'
}

/** The author's example first; then what the pattern says; then what it turns out to refuse. */
function patternWords({ form, locale, node, part }: Failed, shown: string, value: Json): Words {
  const pattern = String(part.source.pattern ?? '')
  const given = exampleOf(form, locale, node)
  if (isDatePattern(pattern))
    return { key: 'problem pattern date', parameters: { value: shown, example: exampleDay(locale) } }
  const said = patternInWords(pattern, locale)
  if (said !== undefined)
    return {
      key: 'problem pattern words',
      parameters: { words: said.words, value: shown, example: given ?? said.example },
    }
  if (given !== undefined) return { key: 'problem pattern example', parameters: { value: shown, example: given } }
  if (typeof value !== 'string' || value.trim() === '') return { key: 'problem pattern blank', parameters: {} }
  const signs = refusedSigns(locale, pattern, value)
  if (signs !== '') return { key: 'problem pattern signs', parameters: { value: shown, signs } }
  const isEmail = hasFormat(patternFormat(pattern), 'name@example.org') && !value.includes('@')
  return { key: isEmail ? 'problem email' : 'problem pattern', parameters: { value: shown } }
}

/** The characters without which the text would have fitted: found by trying, so it holds for any pattern. */
function refusedSigns(locale: Locale, pattern: string, text: string): string {
  const fits = (candidate: string) => hasFormat(patternFormat(pattern), candidate)
  const signs = [...new Set(text)].filter((character) => !/\p{L}/u.test(character)).slice(0, 20)
  const without = (out: string[]) =>
    [...text]
      .filter((character) => !out.includes(character))
      .join('')
      .replace(/\s+/g, ' ')
      .trim()
  if (signs.length === 0 || without(signs) === '' || !fits(without(signs))) return ''
  const needed = signs.filter((sign) => !fits(without(signs.filter((other) => other !== sign))))
  const isDigits = needed.length > 0 && needed.every((sign) => /\d/.test(sign))
  return isDigits
    ? say(locale, 'digits')
    : needed.map((sign) => (sign === ' ' ? say(locale, 'pattern space') : `“${sign}”`)).join(', ')
}
