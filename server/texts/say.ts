import { IntlMessageFormat } from 'intl-messageformat'
import en from './en.json' with { type: 'json' }
import ru from './ru.json' with { type: 'json' }

/** A language is one file here. */
const catalogues: Record<string, Record<string, string>> = { en, ru }

export const locales = Object.keys(catalogues)

const compiled = new Map<string, IntlMessageFormat>()

/**
 * One text of the server in the reader's language (ICU MessageFormat).
 * @throws Error when no catalogue has the key: a missing text is a bug, found by the catalogues' test.
 */
export function say(locale: string, key: string, params: Record<string, unknown> = {}): string {
  const spoken = catalogues[locale] ? locale : 'en'
  const id = `${spoken} ${key}`
  let message = compiled.get(id)
  if (!message) {
    const source = catalogues[spoken]?.[key]
    if (source === undefined) throw new Error(`No text ${key} in ${spoken}`)
    message = new IntlMessageFormat(source, spoken)
    compiled.set(id, message)
  }
  return String(message.format(params as Record<string, string>))
}
