import type { Localized } from './in-locale.ts'

/** Without words a language is taken away, so that it counts as missing. */
export function withText(texts: Localized, locale: string, text: string): Localized {
  const { [locale]: _, ...others } = texts
  return text === '' ? others : { ...others, [locale]: text }
}
