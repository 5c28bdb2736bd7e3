type Filter = (value: unknown) => string

/** `2026-11-24` → “24 November 2026”, in the reader's language; what is no date stays as it is. */
export function dayFilter(locale: string, timeZone: string): Filter {
  const ofDay = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const ofInstant = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone })
  return (value) => {
    // A day of the calendar is the same day everywhere.
    if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) return format(ofDay, `${value}T00:00:00Z`, value)
    return format(ofInstant, value, value)
  }
}

/** An instant → “24 November 2026, 15:30”. */
export function timeFilter(locale: string, timeZone: string): Filter {
  const style = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone })
  return (value) => format(style, value, value)
}

function format(style: Intl.DateTimeFormat, value: unknown, otherwise: unknown): string {
  const at = value instanceof Date ? value : typeof value === 'string' ? new Date(value) : undefined
  // Russian adds the abbreviation "г.", whose stop would meet the full stop of a sentence.
  if (at && !Number.isNaN(at.getTime())) return style.format(at).replace(/ г\./, ' года')
  return otherwise === undefined || otherwise === null ? '' : String(otherwise)
}
