import type { Json, Locale } from '../definition.ts'
import { LIST } from '../speech/input.ts'
import type { ChoiceOption } from '../speech/message.ts'
import { wordsFor } from '../speech/words.ts'
import { fold, withAsciiDigits } from './clean-text.ts'
import { distance } from './edit-distance.ts'
import { notUnderstood, quote, type Read, understood } from './reading.ts'

/** So many answers are named when several fit; of more, people write on rather than read. */
const MOST_NAMED = 5

/** One of a list: by its title, its value, its number or its unique beginning; as a guess where only one option is nearly so. */
export function readChoice(text: string, options: readonly ChoiceOption[], locale: Locale): Read {
  const sure = matching(text, options)
  const hits = sure.length > 0 ? sure : open(options).filter(({ title }) => isClose(fold(text), fold(title)))
  const [only] = hits
  if (only !== undefined && hits.length === 1) {
    return sure.length > 0 ? understood(only.value) : { ...understood(only.value), isGuess: true }
  }
  if (hits.length > 1) return severalFit(text, hits, locale)
  if (options.some(({ title, disabled }) => disabled && fold(title) === fold(text)))
    return notUnderstood('disabled', 'problem choice disabled', { text: quote(text) })
  const near = nearest(fold(text), open(options))
  if (near.length === 0 && options.length > LIST)
    return notUnderstood('unread', 'problem unread choice long', { text: quote(text), count: options.length })
  return near.length === 0
    ? notUnderstood('unread', 'problem unread choice', { text: quote(text) })
    : notUnderstood('unread', 'problem unread choice near', { text: quote(text), options: listOf(near, locale) })
}

function severalFit(text: string, hits: readonly ChoiceOption[], locale: Locale): Read {
  const key = hits.length > MOST_NAMED ? 'problem ambiguous choice many' : 'problem ambiguous choice'
  return notUnderstood('ambiguous', key, { text: quote(text), count: hits.length, options: listOf(hits, locale) })
}

/** Several of a list, separated by commas, lines or "and". Titles that hold commas themselves are found first. */
export function readChoices(text: string, options: readonly ChoiceOption[], locale: Locale): Read {
  const whole = matching(text, options)
  if (whole.length === 1 && whole[0] !== undefined) return understood([whole[0].value])
  if (wordsFor(locale, 'words no').includes(fold(text)) || wordsFor(locale, 'words null').includes(text.trim()))
    return understood([])
  const chosen: Json[] = []
  let isGuess = false
  for (const piece of pieces(text, options, locale)) {
    const read = readChoice(piece, options, locale)
    if (!read.understood) return read
    if (read.isGuess) isGuess = true
    if (!chosen.includes(read.value)) chosen.push(read.value)
  }
  if (chosen.length === 0) return notUnderstood('unread', 'problem unread choice', { text: quote(text) })
  return isGuess ? { ...understood(chosen), isGuess } : understood(chosen)
}

/** The options that a text names: the surest way of naming decides, so "12" never picks option 1. */
export function matching(text: string, options: readonly ChoiceOption[]): ChoiceOption[] {
  const choosable = open(options)
  const exact = choosable.filter(({ title }) => title === text.trim())
  if (exact.length > 0) return exact
  const wanted = fold(text)
  if (wanted === '') return choosable.filter(({ value, title }) => value === text || title.trim() === text.trim())
  const ways: ((option: ChoiceOption, index: number) => boolean)[] = [
    ({ title }) => fold(title) === wanted,
    ({ value }) => fold(asText(value)) === wanted,
    (option) => isNumber(wanted) && options.indexOf(option) + 1 === Number(withAsciiDigits(wanted).replace(/\D/g, '')),
    ({ title }) => withLatinShapes(fold(title)) === withLatinShapes(wanted),
    ({ title }) => beginsWith(fold(title), wanted),
    ({ title }) => words(title).some((word) => beginsWith(word, wanted)),
  ]
  for (const way of ways) {
    const hits = choosable.filter(way)
    if (hits.length > 0) return hits
  }
  return []
}

function open(options: readonly ChoiceOption[]): ChoiceOption[] {
  return options.filter(({ disabled }) => !disabled)
}

/** A number is not the beginning of a longer one: "H-12" is as little "H-120" as it is "H-012". */
function beginsWith(title: string, wanted: string): boolean {
  return title.startsWith(wanted) && !(/\d$/.test(wanted) && /^\d/.test(title.slice(wanted.length)))
}

const CYRILLIC = 'авекмнорстух'
const LATIN = 'abekmhopctyx'

/** Zones and number plates are typed on whichever keyboard is at hand: letters of one shape count as one. */
function withLatinShapes(text: string): string {
  return text.replace(/[авекмнорстух]/g, (letter) => LATIN[CYRILLIC.indexOf(letter)] ?? letter)
}

/** A number from a list may come with a mark: "2", "2.", "№2". */
function isNumber(text: string): boolean {
  return /^(?:#|№|no\.?)?\s?\p{Nd}{1,4}[.)]?$/u.test(text)
}

function asText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function words(title: string): string[] {
  return fold(title).split(/[\s,()/-]+/)
}

/** One slip in four letters or more, two in eight. A slip in a digit makes another number, never a misspelt one. */
function isClose(wanted: string, title: string): boolean {
  const slips = wanted.length >= 8 ? 2 : wanted.length >= 4 ? 1 : 0
  if (wanted.replace(/\D/g, '') !== title.replace(/\D/g, '')) return false
  return slips > 0 && Math.abs(wanted.length - title.length) <= slips && distance(wanted, title, slips) <= slips
}

/** The three options nearest to what was written, to choose from. */
function nearest(wanted: string, options: readonly ChoiceOption[]): ChoiceOption[] {
  const limit = Math.floor(wanted.length / 2)
  if (wanted.length > 60) return []
  return options
    .map((option) => ({ option, away: distance(wanted, fold(option.title).slice(0, wanted.length + limit), limit) }))
    .filter(({ away }) => away <= limit)
    .sort((a, b) => a.away - b.away)
    .slice(0, 3)
    .map(({ option }) => option)
}

function listOf(options: readonly ChoiceOption[], locale: Locale): string {
  const titles = options.slice(0, MOST_NAMED).map(({ title }) => title)
  return new Intl.ListFormat(locale, { type: 'disjunction' }).format(titles)
}

/** Titles that would fall apart at a comma or a space are taken out first, and put back where they stood. */
function pieces(text: string, options: readonly ChoiceOption[], locale: Locale): string[] {
  const titles = options.map(({ title }) => title).filter((title) => /[\s,;]/.test(title))
  const longestFirst = titles.sort((a, b) => b.length - a.length)
  let rest = text
  for (const [index, title] of longestFirst.entries()) {
    const at = rest.toLowerCase().indexOf(title.toLowerCase())
    if (at !== -1) rest = `${rest.slice(0, at)},\u0001${index},${rest.slice(at + title.length)}`
  }
  return separated(rest, locale).map((piece) => {
    return piece.startsWith('\u0001') ? (longestFirst[Number(piece.slice(1))] ?? piece) : piece
  })
}

function separated(text: string, locale: Locale): string[] {
  const joints = new Set(wordsFor(locale, 'words and'))
  return text
    .split(/[,;\n]+/)
    .flatMap((piece) => splitAtWords(piece, joints))
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
}

function splitAtWords(text: string, joints: ReadonlySet<string>): string[] {
  const parts: string[][] = [[]]
  for (const word of text.split(/\s+/)) {
    if (joints.has(word.toLowerCase())) parts.push([])
    else parts.at(-1)?.push(word)
  }
  return parts.map((words) => words.join(' '))
}
