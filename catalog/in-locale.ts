/** A text in several languages, keyed by BCP 47 language tag: `{ en: 'Proof of address', ru: 'Справка' }`. */
export type Localized<T = string> = Record<string, T>

/** The text in `locale`, else in its base language, else in English, else in whatever language there is. */
export function inLocale<T>(texts: Localized<T>, locale: string): T {
  const found = texts[locale] ?? texts[locale.split('-')[0] ?? ''] ?? texts.en ?? Object.values(texts)[0]
  if (found === undefined) throw new Error('A localized text has no language at all.')
  return found
}
