import type { Locale } from '../definition.ts'
import { say, type TextKey } from '../speech/words.ts'

/** A pattern as people would say it, "2 capital letters, then 7 digits", with an example; undefined where that cannot be done. */
export function patternInWords(pattern: string, locale: Locale): { words: string; example: string } | undefined {
  const pieces = patternPieces(pattern)
  if (pieces === undefined || pieces.length === 0 || pieces.length > 7) return undefined
  const words = pieces.map((piece) => sayPiece(piece, locale))
  return {
    words: words.reduce((first, second) => say(locale, 'pattern then', { first, second })),
    example: pieces.map(exampleOf).join(''),
  }
}

type What = 'digit' | 'letter' | 'capital' | 'letter or digit'

/** Some characters of one sort in a row, or a text that stands as it is. `max` may be infinite. */
export type PatternPiece = { what: What; min: number; max: number } | { literal: string; isOptional: boolean }

const CLASSES: Record<string, What> = {
  '\\d': 'digit',
  '[0-9]': 'digit',
  '[\\d]': 'digit',
  '[A-Z]': 'capital',
  '[a-z]': 'letter',
  '[A-Za-z]': 'letter',
  '[a-zA-Z]': 'letter',
  '[A-Za-z0-9]': 'letter or digit',
  '[a-zA-Z0-9]': 'letter or digit',
  '[A-Z0-9]': 'letter or digit',
}

const TOKEN = /^(?:(\\d|\[[^\]]+\])|\[?([- /.])\]?|\\([-./ ]))(?:\{(\d+)(?:(,)(\d*))?\}|([?*+]))?/

/** Only plain sequences from `^` to `$`; look-ahead in front narrows them, but does not change how they are said. */
export function patternPieces(pattern: string): PatternPiece[] | undefined {
  const whole = /^\^(?:\(\?![^()]*\))?(.*)\$$/.exec(pattern)?.[1]
  if (whole === undefined) return undefined
  let rest = ungrouped(whole)
  const pieces: PatternPiece[] = []
  while (rest !== '') {
    const token = TOKEN.exec(rest)
    const piece = token === null ? undefined : pieceOf(token)
    if (token === null || piece === undefined) return undefined
    pieces.push(piece)
    rest = rest.slice(token[0].length)
  }
  return pieces
}

/** Brackets that only group one sequence say nothing. */
function ungrouped(pattern: string): string {
  return pattern.replace(/\((?:\?:)?((?:\\d|\[[^\]]+\]|\{[\d,]+\})+)\)(?![?*+{])/g, '$1')
}

function pieceOf([, sort, plain, escaped, min, comma, max, mark]: RegExpExecArray): PatternPiece | undefined {
  const range = { min: Number(min ?? (mark === '?' || mark === '*' ? 0 : 1)), max: mostOf(min, comma, max, mark) }
  const literal = plain ?? escaped
  if (literal !== undefined) return range.max === 1 ? { literal, isOptional: range.min === 0 } : undefined
  const what = Object.hasOwn(CLASSES, sort ?? '') ? CLASSES[sort ?? ''] : undefined
  return what === undefined ? undefined : { what, ...range }
}

function mostOf(min?: string, comma?: string, max?: string, mark?: string): number {
  if (mark === '*' || mark === '+') return Number.POSITIVE_INFINITY
  if (min === undefined) return 1
  if (comma === undefined) return Number(min)
  return max === undefined || max === '' ? Number.POSITIVE_INFINITY : Number(max)
}

function sayPiece(piece: PatternPiece, locale: Locale): string {
  if ('literal' in piece) {
    const text = piece.literal === ' ' ? say(locale, 'pattern space') : `“${piece.literal}”`
    return piece.isOptional ? say(locale, 'pattern maybe', { text }) : text
  }
  const { what, min, max } = piece
  if (max === Number.POSITIVE_INFINITY) return say(locale, `pattern only ${what}`)
  if (min === max) return say(locale, `pattern exactly ${what}` as TextKey, { count: max })
  return say(locale, `pattern between ${what}` as TextKey, { min, count: max })
}

const SAMPLES: Record<What, string> = {
  digit: '123456789012345678',
  letter: 'abcdefghijklmnop',
  capital: 'ABCDEFGHIJKLMNOP',
  'letter or digit': 'A1B2C3D4E5F6G7H8',
}

function exampleOf(piece: PatternPiece): string {
  if ('literal' in piece) return piece.isOptional ? '' : piece.literal
  const length = Number.isFinite(piece.max) ? piece.max : Math.max(piece.min, 5)
  return SAMPLES[piece.what].slice(0, Math.min(length, 16))
}
