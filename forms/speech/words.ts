import { IntlMessageFormat } from 'intl-messageformat'
import type { Locale } from '../definition.ts'
import en from '../texts/en.json' with { type: 'json' }
import ru from '../texts/ru.json' with { type: 'json' }

/** The name of a text in the catalogues. */
export type TextKey = keyof typeof en

/** One catalogue a language; each has the same keys, which a test makes sure of. */
const CATALOGUES: Record<string, Record<TextKey, string>> = { en, ru }

type Parameters = Record<string, string | number>

const prepared = new Map<string, IntlMessageFormat>()

/** A text of the engine in a locale, English where the language has no catalogue. ICU MessageFormat. */
export function say(locale: Locale, key: TextKey, parameters?: Parameters): string {
  const language = languageOf(locale)
  const text = catalogueOf(language)[key]
  if (parameters === undefined || !text.includes('{')) return text
  const name = `${language} ${key}`
  let message = prepared.get(name)
  if (message === undefined) {
    message = new IntlMessageFormat(text, language, undefined, { ignoreTag: true })
    prepared.set(name, message)
  }
  return withoutColon(String(message.format(parameters)), parameters.title)
}

/** Many texts are "title: what is to be said"; a title that is a question needs no colon. */
function withoutColon(text: string, title: string | number | undefined): string {
  return typeof title === 'string' && /[?!]$/.test(title) ? text.replace(`${title}:`, () => title) : text
}

const lists = new Map<string, readonly string[]>()

/** Words that people use for one thing, lower case: those of the locale, then those of English. */
export function wordsFor(locale: Locale, key: TextKey & `words ${string}`): readonly string[] {
  const language = languageOf(locale)
  const name = `${language} ${key}`
  let list = lists.get(name)
  if (list === undefined) {
    list = [...catalogueOf(language)[key].split('|'), ...en[key].split('|')]
    lists.set(name, list)
  }
  return list
}

/** True when the whole text is one of the words. */
export function isWord(locale: Locale, key: TextKey & `words ${string}`, text: string): boolean {
  return wordsFor(locale, key).includes(
    text
      .trim()
      .toLowerCase()
      .replace(/[.!]+$/, ''),
  )
}

/** The languages that the engine speaks. */
export const LANGUAGES: readonly string[] = Object.keys(CATALOGUES)

/** The language of the texts that a locale gets. */
export function languageOf(locale: Locale): string {
  const language = locale.split(/[-_]/, 1)[0]?.toLowerCase() ?? ''
  return Object.hasOwn(CATALOGUES, language) ? language : 'en'
}

function catalogueOf(language: string): Record<TextKey, string> {
  return CATALOGUES[language] ?? en
}
