import type { Form } from '../compile/form.ts'
import { uiOption } from '../compile/ui.ts'
import type { Spot } from '../conversation/spot.ts'
import type { Json } from '../definition.ts'
import { choicesOf } from '../speech/choices.ts'
import { titleOf } from '../speech/title.ts'
import { checkReading } from './check-reading.ts'
import { fold } from './clean-text.ts'
import { readDate } from './read-date.ts'
import { readLeaf } from './read-reply.ts'
import type { Setting } from './reading.ts'

/** What one piece of a message is taken to answer. */
export type Proposal = { spot: Spot; value: Json }

/** `isSure`: it could hardly be the answer to anything else. */
export type Found = Proposal & { isSure: boolean }

type Search = {
  form: Form
  /** The questions that are open and have no piece yet, in their order. */
  left: readonly Spot[]
  found: readonly Found[]
  setting: Setting
}

/** The answers in one piece of a message: mostly one, none when it could belong to this or that or nothing. */
export function answersIn(
  form: Form,
  ahead: readonly Spot[],
  found: readonly Found[],
  piece: string,
  setting: Setting,
): Found[] {
  const left = ahead.filter((spot) => !found.some((proposal) => proposal.spot === spot))
  const search = { form, left, found, setting }
  const one = labelled(search, piece) ?? surely(search, piece)
  if (one !== undefined) return [one]
  // What names a question is not for another one.
  if (piece.includes(': ')) return []
  return townAndCode(search, piece) ?? names(search, piece) ?? number(search, piece) ?? text(search, piece)
}

/** The question that a piece names before a colon, "Income: 1200", and the rest of the piece. */
export function labelIn(
  form: Form,
  spots: readonly Spot[],
  piece: string,
  { locale }: Setting,
): { spot: Spot; rest: string } | undefined {
  const colon = piece.search(/[:：]/)
  const label = fold(piece.slice(0, Math.max(0, colon)))
  const named = label === '' ? [] : spots.filter((spot) => fold(titleOf(form, locale, spot)) === label)
  const [spot] = named
  return spot === undefined || named.length > 1 ? undefined : { spot, rest: piece.slice(colon + 1).trim() }
}

function labelled(search: Search, piece: string): Found | undefined {
  const label = labelIn(search.form, search.left, piece, search.setting)
  if (label === undefined || !isInferable(label.spot)) return undefined
  const read = readLeaf(search.form, label.spot.node, label.rest, search.setting)
  return read.understood ? allowed(search, label.spot, read.value, true) : undefined
}

const READ_BY_LABEL = ['number', 'integer', 'boolean', 'choice', 'date']

/** True for what may be filled in from a message that was not about it alone. */
export function isInferable(spot: Spot): boolean {
  return isPlainText(spot) || isPostalCode(spot) || (READ_BY_LABEL.includes(spot.node.kind) && !hasPattern(spot))
}

function surely(search: Search, piece: string): Found | undefined {
  for (const spot of search.left) {
    const value = sureValue(search, spot, piece)
    const found = value === undefined ? undefined : allowed(search, spot, value, true)
    if (found !== undefined) return found
  }
  return undefined
}

const SHORTEST = 3

function sureValue({ form, setting }: Search, { node }: Spot, piece: string): Json | undefined {
  if (node.kind === 'date') return dateIn(piece, setting)
  if (node.kind === 'choice') {
    // A letter or a figure says too little to be the answer to a question that was not asked.
    if (fold(piece).length < SHORTEST) return undefined
    const options = choicesOf(form, setting.locale, node).filter(({ title }) => fold(title) === fold(piece))
    return options.length === 1 ? options[0]?.value : undefined
  }
  const isEmail = node.parts.some(({ source }) => source.format === 'email')
  return isEmail && piece.includes('@') ? piece : undefined
}

/** A date, perhaps behind a word or two: "born 12 May 1990", «дата рождения 12.05.1990». */
function dateIn(piece: string, setting: Setting): Json | undefined {
  const words = piece.split(/\s+/)
  for (let start = 0; start <= 2 && start < words.length; start++) {
    if (start > 0 && /\d/.test(words[start - 1] ?? '')) return undefined
    const read = readDate(words.slice(start).join(' '), setting)
    if (read.understood) return read.value
  }
  return undefined
}

/** "Springfield 12345", «630099 Новосибирск»: a town with its code, where the author says which question is the code. */
function townAndCode(search: Search, piece: string): Found[] | undefined {
  const code = search.left.find(isPostalCode)
  const words = piece.split(/\s+/)
  if (code === undefined) return undefined
  for (const [value, rest] of [
    [words.at(-1), words.slice(0, -1)],
    [words[0], words.slice(1)],
  ] as const) {
    const found = /\d/.test(value ?? '') ? allowed(search, code, value ?? '', true) : undefined
    if (found === undefined) continue
    if (rest.length === 0) return [found]
    const town = text({ ...search, left: search.left.filter((spot) => spot !== code) }, rest.join(' '))
    return town.length === 0 ? undefined : [...town, found]
  }
  return undefined
}

const NAMES = ['given-name', 'additional-name', 'family-name']

/** A name is in as many questions as it has words: they are filled in the order in which they are asked. */
function names(search: Search, piece: string): Found[] | undefined {
  const words = piece.split(/\s+/)
  const parts = search.left.filter((spot) => NAMES.includes(fillsIn(spot)) && isPlainText(spot))
  const asked = parts.filter((spot) => spot.required)
  const spots = [parts, asked].find(({ length }) => length === words.length)
  if (spots === undefined || spots.length < 2) return undefined
  const found = spots.flatMap((spot, index) => allowed(search, spot, words[index] ?? '', false) ?? [])
  return found.length === words.length ? found : undefined
}

/** A bare number, where just one question is about a number and no text is asked before it. */
function number(search: Search, piece: string): Found[] | undefined {
  if (!/^[\p{Nd}]/u.test(piece)) return undefined
  const { form, left, setting } = search
  const fitting = left.flatMap((spot) => {
    if (spot.node.kind !== 'number' && spot.node.kind !== 'integer') return []
    const read = readLeaf(form, spot.node, piece, setting)
    return read.understood ? (allowed(search, spot, read.value, false) ?? []) : []
  })
  const [only] = fitting
  if (only === undefined) return undefined
  const isTextBefore = left.slice(0, left.indexOf(only.spot)).some(isPlainText)
  return fitting.length === 1 && !isTextBefore ? [only] : []
}

/** Any words: the next text beside what was found, or in the next part once nothing before it has to be answered. */
function text(search: Search, piece: string): Found[] {
  const { left, found } = search
  const spot = left.find(isPlainText)
  if (spot === undefined) return []
  const isBeside = [left[0], ...found.map((proposal) => proposal.spot)].some((other) => other?.parent === spot.parent)
  const isNext = left.slice(0, left.indexOf(spot)).every((before) => !before.required)
  const answer = isBeside || isNext ? allowed(search, spot, piece, false) : undefined
  return answer === undefined ? [] : [answer]
}

function allowed({ form, setting }: Search, spot: Spot, value: Json, isSure: boolean): Found | undefined {
  const problem = checkReading(form, setting.locale, { spot, ask: 'value' }, value)
  return problem === undefined ? { spot, value, isSure } : undefined
}

function isPlainText(spot: Spot): boolean {
  return (
    spot.node.kind === 'text' && !hasPattern(spot) && spot.node.parts.every(({ source }) => source.format === undefined)
  )
}

function isPostalCode(spot: Spot): boolean {
  return spot.node.kind === 'text' && fillsIn(spot) === 'postal-code'
}

function hasPattern({ node }: Spot): boolean {
  return node.parts.some(({ source }) => source.pattern !== undefined)
}

/** What a browser would fill in, by the names of the HTML standard. */
function fillsIn({ node }: Spot): string {
  const token = uiOption(node.ui, 'autocomplete')?.value
  return typeof token === 'string' ? token : ''
}
