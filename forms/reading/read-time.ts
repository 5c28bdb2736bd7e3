import { wordsFor } from '../speech/words.ts'
import { EXAMPLE_TIME, exampleDay, twoDigits } from './calendar.ts'
import { fold, withAsciiDigits } from './clean-text.ts'
import { parseDay } from './read-date.ts'
import { type NotUnderstood, notUnderstood, quote, type Setting } from './reading.ts'

/** A time of day on a clock of 24 hours. */
export type Clock = { hour: number; minute: number; second: number }

/** The ways in which a schema may want a time; the caller keeps the first that fits. */
export function readTime(text: string, setting: Setting): string[] | NotUnderstood {
  const clock = parseClock(text, setting)
  if (clock === undefined)
    return notUnderstood('unread', 'problem unread time', { text: quote(text), example: EXAMPLE_TIME })
  return [isoClock(clock), `${isoClock(clock)}Z`, isoClock(clock).slice(0, 5)]
}

/** A day and a time, "27.03.2026 9:30", as an instant in the conversation's zone. */
export function readDateTime(text: string, setting: Setting): string[] | NotUnderstood {
  const split = /^(.*?\S)[\s,]+(\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*\S+)?)$/u.exec(text.trim())
  const clock = split === null ? undefined : parseClock(String(split[2]), setting)
  if (split === null || clock === undefined) {
    return notUnderstood('unread', 'problem unread dateTime', {
      text: quote(text),
      example: `${exampleDay(setting.locale)}, ${EXAMPLE_TIME}`,
    })
  }
  const day = parseDay(String(split[1]), setting)
  if ('understood' in day) return day
  const local = `${day.year}-${twoDigits(day.month)}-${twoDigits(day.day)}T${isoClock(clock)}`
  return [`${local}${offsetAt(local, setting.timeZone)}`, local, local.slice(0, 16)]
}

/** 9:30, 0930, 9.30, 9 am, «9 утра». */
export function parseClock(text: string, { locale }: Pick<Setting, 'locale'>): Clock | undefined {
  const plain = withAsciiDigits(text).trim().toLowerCase()
  const parts = /^(\d{1,2})(?:[:.](\d{2})(?:[:.](\d{2}))?|(\d{2}))?(?:\s*([^\d\s].*))?$/u.exec(plain)
  if (parts === null) return undefined
  const [, hours, afterMark, seconds, compact, word] = parts
  const half = halfOf(word, locale)
  const minutes = afterMark ?? compact
  if (half === 'unknown' || (minutes === undefined && half === 'none')) return undefined
  const clock = { hour: hourIn(Number(hours), half), minute: Number(minutes ?? 0), second: Number(seconds ?? 0) }
  return clock.hour > 23 || clock.minute > 59 || clock.second > 59 ? undefined : clock
}

type Half = 'none' | 'morning' | 'evening' | 'unknown'

function halfOf(word: string | undefined, locale: string): Half {
  if (word === undefined) return 'none'
  const bare = fold(word)
  const isOneOf = (key: 'words morning' | 'words evening') =>
    wordsFor(locale, key).some((other) => fold(other) === bare)
  return isOneOf('words morning') ? 'morning' : isOneOf('words evening') ? 'evening' : 'unknown'
}

function hourIn(hour: number, half: Half): number {
  if (half === 'evening' && hour < 12) return hour + 12
  return half === 'morning' && hour === 12 ? 0 : hour
}

function isoClock({ hour, minute, second }: Clock): string {
  return [hour, minute, second].map(twoDigits).join(':')
}

/** The zone's distance from UTC at a local time, as RFC 3339 writes it. */
function offsetAt(local: string, timeZone: string | undefined): string {
  if (timeZone === undefined) return 'Z'
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
  const name = format.formatToParts(new Date(`${local}Z`)).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT'
  return name === 'GMT' ? 'Z' : name.slice(3)
}
