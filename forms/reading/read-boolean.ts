import type { Locale } from '../definition.ts'
import { isWord } from '../speech/words.ts'
import { parseNumber } from './read-number.ts'
import { notUnderstood, quote, type Read, understood } from './reading.ts'

/** Yes or no. Anything else is asked again: a guess here would be a false statement. */
export function readBoolean(text: string, locale: Locale): Read {
  if (isWord(locale, 'words yes', text)) return understood(true)
  if (isWord(locale, 'words no', text)) return understood(false)
  return notUnderstood('unread', 'problem unread boolean', { text: quote(text) })
}

/** Whether there is one more: "another", "enough", or how many there are in all, "2 children", of which `count` are given. */
export function readMore(text: string, locale: Locale, count: number): Read {
  if (isWord(locale, 'words more', text)) return understood(true)
  if (isWord(locale, 'words enough', text)) return understood(false)
  const all = numberIn(text, locale)
  if (all !== undefined && all >= count) return understood(all > count)
  const read = readBoolean(text, locale)
  return read.understood ? read : notUnderstood('unread', 'problem unread more', { text: quote(text) })
}

/** A small number in digits or as a word, alone or before what is counted. */
function numberIn(text: string, locale: Locale): number | undefined {
  const [first = '', ...others] = text.split(/\s+/)
  const number = others.length > 2 ? undefined : parseNumber(first, locale)
  return number !== undefined && Number.isInteger(number) && number >= 0 && number < 1000 ? number : undefined
}
