import type { Locale } from './texts.tsx'

const tags: Record<Locale, string> = { en: 'en-GB', ru: 'ru-RU' }

/** "12 May 2026" for a calendar date (YYYY-MM-DD) or an instant (RFC 3339). A calendar date has no zone and gets none. */
export function dayText(value: string, locale: Locale): string {
  const timeZone = /^\d{4}-\d{2}-\d{2}$/.test(value) ? 'UTC' : undefined
  return format(value, locale, { day: 'numeric', month: 'long', year: 'numeric', ...(timeZone && { timeZone }) })
}

/** "12 May 2026, 14:05" of an instant, in the reader's zone. */
export function momentText(value: string, locale: Locale): string {
  return `${dayText(value, locale)}, ${clockText(value, locale)}`
}

/** "14:05" of an instant, in the reader's zone. */
export function clockText(value: string, locale: Locale): string {
  return format(value, locale, { hour: '2-digit', minute: '2-digit' })
}

/** The zone an instant is shown in, as people write it: "GMT+6". */
export function zoneText(value: string, locale: Locale): string {
  const parts = new Intl.DateTimeFormat(tags[locale], { timeZoneName: 'short' }).formatToParts(new Date(value))
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? ''
}

function format(value: string, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  const instant = new Date(value)
  if (Number.isNaN(instant.getTime())) return value
  return new Intl.DateTimeFormat(tags[locale], options).format(instant).replace(/ г\.$/, '')
}
