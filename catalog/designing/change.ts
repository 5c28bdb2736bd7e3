import type { Localized } from '../in-locale.ts'
import { CHANGE_WORDS, type ChangeKey } from './change-words.ts'
import { titleIn } from './condition-in-words.ts'
import type { DesignedForm } from './edit-form.ts'
import type { OutlineItem } from './outline.ts'

/** One difference between two definitions, as a sentence in each language. `at` leads to its question. */
export type Change = {
  group: 'asked' | 'answers' | 'conditions' | 'texts' | 'outcome'
  words: Localized
  at?: string
  /** A text that has become another, to be shown word by word behind what it is. */
  text?: { of: Localized; before: string; now: string }
}

/** A question in one of the two definitions. */
export type Seen = { form: DesignedForm; items: readonly OutlineItem[]; item: OutlineItem }

/** The languages in which changes are told. */
export const LANGUAGES = ['en', 'ru'] as const

/** A change of one question, which is quoted by its title. */
export function about(
  key: ChangeKey,
  group: Change['group'],
  form: DesignedForm,
  item: OutlineItem,
  words: Record<string, Localized> = {},
): Change {
  const title = Object.fromEntries(LANGUAGES.map((locale) => [locale, titleIn(form, item, locale)]))
  return { group, at: item.at, words: filled(CHANGE_WORDS[key], { title, ...words }) }
}

/** A sentence with its blanks filled in, in each language. */
export function filled(template: Localized, values: Record<string, Localized>): Localized {
  return Object.fromEntries(
    Object.entries(template).map(([locale, text]) => [
      locale,
      text.replace(/\{(\w+)\}/g, (_, name: string) => values[name]?.[locale] ?? values[name]?.en ?? ''),
    ]),
  )
}

/** What is written the same in all languages. */
export const both = (text: string): Localized => ({ en: text, ru: text })
