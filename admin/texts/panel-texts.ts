import type { Locale } from 'adminjs'
import en from './en.json' with { type: 'json' }
import type { PanelLocale } from './panel-locale.ts'
import ru from './ru.json' with { type: 'json' }

const catalogues: Record<PanelLocale, Record<string, string>> = { en, ru }

/** One language for AdminJS: its own words and ours, by its dotted keys. */
export function panelTexts(language: PanelLocale): Locale {
  return { language, availableLanguages: [language], translations: { [language]: { ...catalogues[language] } } }
}

/** Whether there is such a text: of names that can come from a later or an earlier version. */
export const hasText = (language: PanelLocale, key: string): boolean => catalogues[language][key] !== undefined

/** A text with its values filled in. @throws Error when the catalogue has no such text. */
export function panelText(language: PanelLocale, key: string, values: Record<string, string> = {}): string {
  const text = catalogues[language][key]
  if (text === undefined) throw new Error(`No text ${key} in ${language}`)
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '')
}
