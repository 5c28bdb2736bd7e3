import { IntlMessageFormat } from 'intl-messageformat'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import en from './en.json' with { type: 'json' }
import ru from './ru.json' with { type: 'json' }

const catalogues = { en, ru }

export type Locale = keyof typeof catalogues
export type TextKey = keyof typeof en
export type TextValues = Record<string, string | number>
export type Translate = (key: TextKey, values?: TextValues) => string

export const locales: Record<Locale, string> = { en: 'English', ru: 'Русский' }

/** The catalogue's text in ICU MessageFormat, filled in. Compiled once per text and language. */
export function translate(locale: Locale, key: TextKey, values?: TextValues): string {
  const cached = compiled.get(`${locale} ${key}`) ?? compile(locale, key)
  return String(cached.format(values))
}

/** The first of the person's languages that the app speaks; English when none is. */
export function localeAmong(wanted: readonly string[]): Locale {
  for (const tag of wanted) {
    const language = tag.slice(0, 2).toLowerCase()
    if (language in catalogues) return language as Locale
  }
  return 'en'
}

const compiled = new Map<string, IntlMessageFormat>()

function compile(locale: Locale, key: TextKey): IntlMessageFormat {
  const format = new IntlMessageFormat(catalogues[locale][key], locale, undefined, { ignoreTag: true })
  compiled.set(`${locale} ${key}`, format)
  return format
}

const Current = createContext<Locale>('en')

export function TextsProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  return <Current.Provider value={locale}>{children}</Current.Provider>
}

export function useTexts(): { locale: Locale; t: Translate } {
  const locale = useContext(Current)
  return useMemo(() => ({ locale, t: (key, values) => translate(locale, key, values) }), [locale])
}
