type Filter = (value: unknown) => string
type Style = Pick<Intl.DateTimeFormatOptions, 'dateStyle' | 'timeStyle'>

/** `2026-11-24` → “24 November 2026”, in the reader's language; what is no date stays as it is. */
export function dayFilter(locale: string, timeZone: string): Filter {
  const ofDay = styleOf(locale, 'UTC', { dateStyle: 'long' })
  const ofInstant = styleOf(locale, timeZone, { dateStyle: 'long' })
  return (value) => {
    // A day of the calendar is the same day everywhere.
    if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) return format(ofDay, `${value}T00:00:00Z`, value)
    return format(ofInstant, value, value)
  }
}

/** An instant → “24 November 2026, 15:30”. */
export function timeFilter(locale: string, timeZone: string): Filter {
  const style = styleOf(locale, timeZone, { dateStyle: 'long', timeStyle: 'short' })
  return (value) => format(style, value, value)
}

const styles = new Map<string, Intl.DateTimeFormat>()

/** Made once for each language and zone: making one takes longer than a whole page. */
function styleOf(locale: string, timeZone: string, style: Style): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${style.timeStyle ?? ''}`
  const known = styles.get(key) ?? new Intl.DateTimeFormat(dateLocale(locale), { ...style, timeZone })
  styles.set(key, known)
  return known
}

function format(style: Intl.DateTimeFormat, value: unknown, otherwise: unknown): string {
  const at = value instanceof Date ? value : typeof value === 'string' ? new Date(value) : undefined
  // Russian adds the abbreviation "г.", whose stop would meet the full stop of a sentence.
  if (at && !Number.isNaN(at.getTime())) return style.format(at).replace(/ г\./, ' года')
  return otherwise === undefined || otherwise === null ? '' : String(otherwise)
}

/** Plain English writes the day first, as the chat does: 24 November 2026. */
export const dateLocale = (locale: string): string => (locale === 'en' ? 'en-GB' : locale)
