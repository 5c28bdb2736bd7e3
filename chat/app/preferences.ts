import { type Locale, localeAmong, locales } from '../texts/texts.tsx'

export type Theme = 'system' | 'light' | 'dark'

/** The language this person chose on this device, else the first of the browser's that we speak. */
export function preferredLocale(): Locale {
  const chosen = read('locale')
  return chosen && chosen in locales ? (chosen as Locale) : localeAmong(navigator.languages)
}

export const keepLocale = (locale: Locale) => write('locale', locale)

export function preferredTheme(): Theme {
  const chosen = read('theme')
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

export function keepTheme(theme: Theme): void {
  write('theme', theme)
  showTheme(theme)
}

export function showTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}

// Storage may be closed to the page; then a choice lasts as long as the page.
function read(what: string): string | null {
  try {
    return localStorage.getItem(`parley.${what}`)
  } catch {
    return null
  }
}

function write(what: string, value: string): void {
  try {
    localStorage.setItem(`parley.${what}`, value)
  } catch {}
}
