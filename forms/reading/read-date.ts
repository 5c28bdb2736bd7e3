import { wordsFor } from '../speech/words.ts'
import { type Day, dayLocale, dayOf, daysIn, exampleDay, isoDay, monthsOf, orderOf, sayDay } from './calendar.ts'
import { withAsciiDigits } from './clean-text.ts'
import { type NotUnderstood, notUnderstood, quote, type Read, type Setting, understood } from './reading.ts'

/** A day, strictly: every part must be written, and what could be two days is asked back. The value is ISO 8601. */
export function readDate(text: string, setting: Setting): Read {
  const found = parseDay(text, setting)
  return 'understood' in found ? found : understood(isoDay(found))
}

/** The same, before it is written as a value. */
export function parseDay(text: string, setting: Setting): Day | NotUnderstood {
  const plain = withAsciiDigits(text).trim().toLowerCase()
  const relative = relativeDay(plain, setting)
  if (relative !== undefined) return relative
  const iso = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(plain)
  if (iso !== null) return real({ year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) }, text, setting)
  const figures = /^(\d{1,2})([-./\s])\s*(\d{1,2})[-./\s]\s*(\d{4}|\d{2})$/.exec(plain)
  if (figures !== null) return fromFigures(figures, text, setting)
  return withMonthName(plain, text, setting)
}

function relativeDay(text: string, { locale, now, timeZone }: Setting): Day | undefined {
  const shifts = { 'words yesterday': -1, 'words today': 0, 'words tomorrow': 1 } as const
  for (const key of ['words yesterday', 'words today', 'words tomorrow'] as const) {
    if (wordsFor(locale, key).includes(text)) return dayOf(now, timeZone, shifts[key])
  }
  return undefined
}

function fromFigures(figures: RegExpExecArray, text: string, setting: Setting): Day | NotUnderstood {
  const [first, second] = [Number(figures[1]), Number(figures[3])]
  const year = fullYear(String(figures[4]), setting)
  const dayFirst = { year, month: second, day: first }
  const monthFirst = { year, month: first, day: second }
  if (first > 12 || first === second) return real(dayFirst, text, setting)
  if (second > 12) return real(monthFirst, text, setting)
  switch (orderIn(setting.locale, String(figures[2]))) {
    case 'day':
      return real(dayFirst, text, setting)
    case 'month':
      return real(monthFirst, text, setting)
    default:
      return notUnderstood('ambiguous', 'problem ambiguous date', {
        text: quote(text),
        first: sayDay(dayFirst, setting.locale),
        second: sayDay(monthFirst, setting.locale),
      })
  }
}

/** A region settles it; plain English does not when the parts are separated as both its halves of the world do. */
function orderIn(locale: string, separator: string): 'day' | 'month' | undefined {
  if (locale !== 'en') return orderOf(locale).indexOf('day') < orderOf(locale).indexOf('month') ? 'day' : 'month'
  return separator === '/' || separator === '-' ? undefined : 'day'
}

/** Two digits mean the last hundred years, up to five years from now. */
function fullYear(digits: string, { now }: Setting): number {
  if (digits.length === 4) return Number(digits)
  const latest = now.getUTCFullYear() + 5
  const year = latest - (latest % 100) + Number(digits)
  return year > latest ? year - 100 : year
}

function withMonthName(plain: string, text: string, setting: Setting): Day | NotUnderstood {
  const words = plain
    .replace(/[.,]/g, ' ')
    .replace(/(\d)(st|nd|rd|th)\b/g, '$1')
    .split(/\s+/)
    .filter(isSaying)
  const month = words.map((word) => monthNamed(word, setting.locale))
  const at = month.findIndex((value) => value !== undefined)
  const numbers = words.filter((_, index) => index !== at)
  const [a = '', b = ''] = numbers
  if (at === -1 || at > 1 || numbers.length !== 2 || !/^\d{1,2}$/.test(a) || !/^(\d{4}|\d{2})$/.test(b)) {
    return notUnderstood('unread', 'problem unread date', { text: quote(text), example: exampleDay(setting.locale) })
  }
  return real({ year: fullYear(b, setting), month: month[at] ?? 0, day: Number(a) }, text, setting)
}

/** Words that only accompany a date. */
function isSaying(word: string): boolean {
  return !['', 'of', 'the', 'г', 'года', 'год'].includes(word)
}

function monthNamed(word: string, locale: string): number | undefined {
  for (const names of [monthsOf(locale), monthsOf('en')]) {
    const hits = names.flatMap((list, index) => (list.some((name) => isNameOf(word, name)) ? index + 1 : []))
    if (hits.length === 1) return hits[0]
  }
  return undefined
}

/** At least three letters of the name. */
function isNameOf(word: string, name: string): boolean {
  return word === name || (word.length >= 3 && name.startsWith(word))
}

function real(day: Day, text: string, setting: Setting): Day | NotUnderstood {
  if (day.day > 31 || day.day < 1) {
    return notUnderstood('unread', 'problem unread date', { text: quote(text), example: exampleDay(setting.locale) })
  }
  if (day.month < 1 || day.month > 12) {
    return notUnderstood('no-such-month', 'problem no such month', {
      month: day.month,
      example: exampleDay(setting.locale),
    })
  }
  if (day.day > daysIn(day.year, day.month)) {
    return notUnderstood('no-such-day', 'problem no such day', { day: dayAndMonth(day, setting) })
  }
  return day
}

/** A day that may not exist, in words: a real one of that month lends its form. */
function dayAndMonth({ day, month }: Day, { locale }: Setting): string {
  const format = new Intl.DateTimeFormat(dayLocale(locale), { day: 'numeric', month: 'long', timeZone: 'UTC' })
  return format.format(new Date(Date.UTC(2000, month - 1, 15))).replace('15', String(day))
}
