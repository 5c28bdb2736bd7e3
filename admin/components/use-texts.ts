import { useTranslation } from 'adminjs'

export type Say = (key: string, params?: Record<string, string | number>) => string

/** The panel's texts and dates in the official's language. */
export function useTexts(): {
  say: Say
  language: string
  day(iso: string): string
  moment(iso: string): string
  clock(iso: string): string
} {
  const { translateComponent, i18n } = useTranslation()
  const language = i18n.language
  // "27 March 1990", as the rest of the house writes it.
  const calendar = language === 'en' ? 'en-GB' : language
  const format = (iso: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(calendar, options).format(new Date(iso))
  return {
    say: (key, params) => translateComponent(key, params ?? {}),
    language,
    day: (iso) => format(iso, { dateStyle: 'long' }),
    clock: (iso) => format(iso, { timeStyle: 'short' }),
    moment: (iso) => format(iso, { dateStyle: 'long', timeStyle: 'short' }),
  }
}
