import { canonicalJson, type Json, patternInWords } from '#forms'
import type { Localized } from '../in-locale.ts'
import { isJsonObject, type JsonObject } from '../json-object.ts'
import { valueAt } from '../json-pointer.ts'
import { about, both, type Change, LANGUAGES, type Seen } from './change.ts'
import { LIMIT_WORDS, PART_WORDS } from './change-words.ts'

/** What is said of a question elsewhere: its texts, its answers, its condition, what stands in it. */
const SAID_ELSEWHERE = new Set(
  'title description errorMessage properties required items oneOf enum enumNames allOf if then else $ref'.split(' '),
)

/** What an answer may be and how it is treated: by keyword where there are words for it, else that it is another. */
export function changesOfLimits(before: Seen, after: Seen): Change[] {
  const { form, item } = after
  const [was, is] = [rulesOf(before), rulesOf(after)]
  const changed = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((key) => !isSame(was[key], is[key]))
  const named = changed.filter((key): key is keyof typeof LIMIT_WORDS => key in LIMIT_WORDS)
  const found = named.map((key) =>
    about('limit-changed', 'answers', form, item, {
      what: LIMIT_WORDS[key],
      before: inWords(key, was[key]),
      now: inWords(key, is[key]),
    }),
  )
  return named.length < changed.length ? [...found, about('answer-changed', 'answers', form, item)] : found
}

function rulesOf({ form, item }: Seen): JsonObject {
  const schema = valueAt(form.schema, item.target)
  const ui = valueAt(form, item.at)
  const options = isJsonObject(ui) ? ui['ui:options'] : undefined
  const own = Object.entries(isJsonObject(schema) ? schema : {}).filter(([key]) => !SAID_ELSEWHERE.has(key))
  // The texts among the options are told as texts.
  const treated = Object.entries(isJsonObject(options) ? options : {}).filter(
    ([key, value]) => typeof value !== 'string' || key === 'accept',
  )
  return Object.fromEntries([...own, ...treated])
}

function inWords(key: string, value: unknown): Localized {
  if (value === undefined) return PART_WORDS.nothing
  if (typeof value === 'boolean') return value ? PART_WORDS.yes : PART_WORDS.no
  if (key === 'pattern' && typeof value === 'string')
    return Object.fromEntries(LANGUAGES.map((locale) => [locale, patternInWords(value, locale)?.words ?? value]))
  if (key === 'maxSize' && typeof value === 'number') return both(`${Math.floor(value / 1_048_576)} MB`)
  return both(Array.isArray(value) ? value.join(', ') : String(value))
}

const isSame = (one: unknown, other: unknown): boolean =>
  canonicalJson((one ?? null) as Json) === canonicalJson((other ?? null) as Json)
