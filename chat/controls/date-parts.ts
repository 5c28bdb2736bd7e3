import type { Locale } from '../texts/texts.tsx'

export type DateParts = { day: string; month: string; year: string }

/**
 * The calendar date (YYYY-MM-DD) that three boxes name, the month as a number or by its name.
 * Undefined when they name none: the day does not exist, a box is empty, or the year has not four digits.
 */
export function dateOf({ day, month, year }: DateParts, locale: Locale): string | undefined {
  const m = monthNumber(month, locale)
  if (!/^\d{1,2}$/.test(day.trim()) || !/^\d{4}$/.test(year.trim()) || m === undefined) return undefined
  const iso = `${year.trim()}-${pad(m)}-${pad(Number(day))}`
  const date = new Date(`${iso}T00:00:00Z`)
  // A day that does not exist rolls over into the next month.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined
}

export function datePartsOf(value: string | undefined): DateParts {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})/.exec(value ?? '') ?? []
  return { day: trimZero(day), month: trimZero(month), year }
}

/** What was typed, as one text that a reader of dates can explain when it is not a date. */
export function typedDate({ day, month, year }: DateParts): string {
  const separator = /^\d*$/.test(month.trim()) ? '.' : ' '
  return [day, month, year]
    .map((part) => part.trim())
    .filter(Boolean)
    .join(separator)
}

function monthNumber(text: string, locale: Locale): number | undefined {
  const typed = text.trim().toLowerCase().replace(/\.$/, '')
  if (/^\d{1,2}$/.test(typed)) return Number(typed)
  if (typed.length < 3) return undefined
  const hits = monthNames(locale).flatMap((names, index) => (names.some((n) => n.startsWith(typed)) ? [index + 1] : []))
  return hits.length === 1 ? hits[0] : undefined
}

/** Each month by its name alone and as it stands in a date ("март", "марта"), in the language and in English. */
function monthNames(locale: Locale): string[][] {
  const languages: Locale[] = locale === 'en' ? ['en'] : [locale, 'en']
  return Array.from({ length: 12 }, (_, month) =>
    languages.flatMap((language) =>
      [{ month: 'long' as const }, { month: 'long' as const, day: 'numeric' as const }].map((style) => {
        const parts = new Intl.DateTimeFormat(language, { ...style, timeZone: 'UTC' }).formatToParts(
          Date.UTC(2024, month, 1),
        )
        return parts.find(({ type }) => type === 'month')?.value.toLowerCase() ?? ''
      }),
    ),
  )
}

const pad = (number: number) => String(number).padStart(2, '0')
const trimZero = (digits: string) => digits.replace(/^0/, '')
