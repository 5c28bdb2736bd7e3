import type { PanelLocale } from '../texts/panel-locale.ts'

/** What an official has chosen for this browser: they stand in cookies, so that a page comes out right at once. */
export type Choices = { theme?: 'light' | 'dark'; locale?: PanelLocale }

/** Reads the choices out of a `cookie` header; whatever is none of them is no choice. */
export function readChoices(header = ''): Choices {
  const cookies = new Map(header.split(/;\s*/).map((pair) => pair.split('=') as [string, string]))
  const [theme, locale] = [cookies.get('parley-theme'), cookies.get('parley-language')]
  return {
    ...((theme === 'light' || theme === 'dark') && { theme }),
    ...((locale === 'en' || locale === 'ru') && { locale }),
  }
}
