import type { Locale } from '../definition.ts'

/** A day of the calendar, without a time or a zone. */
export type Day = { year: number; month: number; day: number }

/** A time as an example. */
export const EXAMPLE_TIME = '9:30'

/** How many days a month has; February in a year that is not known counts as the longest. */
export function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()
}

/** ISO 8601, as `format: date` wants it. */
export function isoDay({ year, month, day }: Day): string {
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`
}

/** A number with at least two digits. */
export function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

/** The day that a clock in the zone shows, some days later. */
export function dayOf(now: Date, timeZone: string | undefined, later = 0): Day {
  const shifted = new Date(now.getTime() + later * 86_400_000)
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: timeZone ?? 'UTC',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  })
    .formatToParts(shifted)
    .map(({ type, value }) => [type, Number(value)] as const)
  const { year = 0, month = 0, day = 0 } = Object.fromEntries(parts)
  return { year, month, day }
}

const monthNames = new Map<Locale, readonly (readonly string[])[]>()

/** The names of the twelve months in a locale: long and short, alone and after a day. */
export function monthsOf(locale: Locale): readonly (readonly string[])[] {
  let names = monthNames.get(locale)
  if (names === undefined) {
    names = Array.from({ length: 12 }, (_, month) => namesOf(locale, month))
    monthNames.set(locale, names)
  }
  return names
}

function namesOf(locale: Locale, month: number): string[] {
  const date = new Date(Date.UTC(2000, month, 15))
  const options: Intl.DateTimeFormatOptions[] = [
    { month: 'long' },
    { month: 'short' },
    { month: 'long', day: 'numeric' },
    { month: 'short', day: 'numeric' },
  ]
  const names = options.flatMap((option) =>
    new Intl.DateTimeFormat(locale, { ...option, timeZone: 'UTC' })
      .formatToParts(date)
      .flatMap(({ type, value }) => (type === 'month' ? value.toLowerCase().replaceAll('.', '') : [])),
  )
  return [...new Set(names)]
}

/** The order in which a locale writes day, month and year in figures. */
export function orderOf(locale: Locale): ('day' | 'month' | 'year')[] {
  return new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'numeric', day: 'numeric' })
    .formatToParts(new Date(0))
    .flatMap(({ type }) => (type === 'day' || type === 'month' || type === 'year' ? type : []))
}

/** A day in words, as the locale writes it. */
export function sayDay(day: Day, locale: Locale): string {
  const date = new Date(Date.UTC(2000, day.month - 1, day.day))
  date.setUTCFullYear(day.year)
  return dayFormat(locale)
    .format(date)
    .replace(/\s?г\.$/, '')
}

const dayFormats = new Map<Locale, Intl.DateTimeFormat>()

function dayFormat(locale: Locale): Intl.DateTimeFormat {
  let format = dayFormats.get(locale)
  if (format === undefined) {
    format = new Intl.DateTimeFormat(dayLocale(locale), {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    })
    dayFormats.set(locale, format)
  }
  return format
}

/** Plain English puts the day first, as most of the world does; a region decides otherwise. */
export function dayLocale(locale: Locale): Locale {
  return locale === 'en' ? 'en-GB' : locale
}

/** The day that an ISO 8601 date names, if there is such a day. */
export function parseIsoDay(text: string): Day | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (parts === null) return undefined
  const day = { year: Number(parts[1]), month: Number(parts[2]), day: Number(parts[3]) }
  const isReal = day.month >= 1 && day.month <= 12 && day.day >= 1 && day.day <= daysIn(day.year, day.month)
  return isReal ? day : undefined
}

/** A day to show how a date may be written. */
export function exampleDay(locale: Locale): string {
  return sayDay({ year: 1990, month: 3, day: 27 }, locale)
}
