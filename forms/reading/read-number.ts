import type { Locale } from '../definition.ts'
import { wordsFor } from '../speech/words.ts'
import { withAsciiDigits } from './clean-text.ts'
import { notUnderstood, quote, type Read, understood } from './reading.ts'

/** A number in figures as the locale groups them, as programs write it, or up to ten as a word. A unit may follow. */
export function readNumber(text: string, kind: 'number' | 'integer', locale: Locale, unit = ''): Read {
  const value = parseNumber(text, locale, unit)
  const example = kind === 'integer' ? '12' : new Intl.NumberFormat(locale).format(1250.5)
  const refusal = notUnderstood('unread', `problem unread ${kind}`, { text: quote(text), example })
  return value === undefined || (kind === 'integer' && !Number.isInteger(value)) ? refusal : understood(value)
}

/** The number, or undefined when the figures are not grouped as any reading of them would be: it is never guessed. */
export function parseNumber(text: string, locale: Locale, unit = ''): number | undefined {
  const bare = withoutUnit(withAsciiDigits(text), unit)
  const word = wordsFor(locale, 'words numbers').indexOf(bare.toLowerCase())
  if (word !== -1) return word % 11
  const { group, decimal } = marksOf(locale)
  return grouped(bare, group, decimal) ?? grouped(bare, ' ', decimal) ?? grouped(bare, ' ', '.') ?? plain(bare)
}

function withoutUnit(text: string, unit: string): string {
  const bare = text.replaceAll('−', '-').replace(/^\p{Sc}\s*|\s*\p{Sc}$/gu, '')
  const isUnit = unit !== '' && bare.toLowerCase().endsWith(unit.toLowerCase())
  return (isUnit ? bare.slice(0, -unit.length) : bare).trim()
}

/** Groups of three, separated by one mark and only that; without groups it is just digits and the decimal mark. */
function grouped(text: string, group: string, decimal: string): number | undefined {
  const sign = /^[+-]/.exec(text)?.[0] ?? ''
  const [whole = '', fraction, more] = text.slice(sign.length).split(decimal)
  if (more !== undefined || (fraction !== undefined && !/^\d+$/.test(fraction))) return undefined
  const groups = whole
    .replace(/[\u00a0\u202f\u2009]/g, ' ')
    .split(group === '\u00a0' || group === '\u202f' ? ' ' : group)
  const [first = '', ...others] = groups
  if (
    others.length > 0 ? !/^\d{1,3}$/.test(first) || !others.every((part) => /^\d{3}$/.test(part)) : !/^\d+$/.test(first)
  ) {
    return undefined
  }
  return finite(`${sign}${groups.join('')}.${fraction ?? '0'}`)
}

function plain(text: string): number | undefined {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? finite(text) : undefined
}

function finite(text: string): number | undefined {
  const value = Number(text)
  return Number.isFinite(value) ? (Object.is(value, -0) ? 0 : value) : undefined
}

const marks = new Map<Locale, { group: string; decimal: string }>()

function marksOf(locale: Locale): { group: string; decimal: string } {
  let found = marks.get(locale)
  if (found === undefined) {
    const parts = new Intl.NumberFormat(locale).formatToParts(1234567.5)
    const markOf = (type: string, otherwise: string) => parts.find((part) => part.type === type)?.value ?? otherwise
    found = { group: markOf('group', ' '), decimal: markOf('decimal', '.') }
    marks.set(locale, found)
  }
  return found
}
