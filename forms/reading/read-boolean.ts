import type { Locale } from '../definition.ts'
import { isWord } from '../speech/words.ts'
import { notUnderstood, quote, type Read, understood } from './reading.ts'

/** Yes or no. Anything else is asked again: a guess here would be a false statement. */
export function readBoolean(text: string, locale: Locale): Read {
  if (isWord(locale, 'words yes', text)) return understood(true)
  if (isWord(locale, 'words no', text)) return understood(false)
  return notUnderstood('unread', 'problem unread boolean', { text: quote(text) })
}

/** Whether there is one more: "another", "enough". */
export function readMore(text: string, locale: Locale): Read {
  if (isWord(locale, 'words more', text)) return understood(true)
  if (isWord(locale, 'words enough', text)) return understood(false)
  return notUnderstood('unread', 'problem unread more', { text: quote(text) })
}
