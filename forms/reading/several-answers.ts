import type { Form } from '../compile/form.ts'
import { uiOption } from '../compile/ui.ts'
import type { Opening } from '../conversation/open.ts'
import type { Spot } from '../conversation/spot.ts'
import type { Json } from '../definition.ts'
import { choicesOf } from '../speech/choices.ts'
import { titleOf } from '../speech/title.ts'
import { checkReading } from './check-reading.ts'
import { cleanText, fold } from './clean-text.ts'
import { readDate } from './read-date.ts'
import { readLeaf } from './read-reply.ts'
import type { Setting } from './reading.ts'

/** What one piece of a message is taken to answer. */
export type Proposal = { spot: Spot; value: Json }

const MOST_PIECES = 6
const MOST_QUESTIONS = 8

/**
 * Several answers in one message, "Anna Petrova, born 12 May 1990, Lenina 5", for the open question and those behind it.
 * Taken only when every piece finds its question and at least one leaves no doubt: a date, an address of e-mail, the very
 * title of an option, or the title of its question before a colon. Whatever has a pattern, as numbers of documents and accounts do, is never filled in this way.
 */
export function severalAnswers(form: Form, opening: Opening, typed: string, setting: Setting): Proposal[] {
  const pieces = cleanText(typed)
    .split(/[,;\n]+/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
  if (
    opening.ask !== 'value' ||
    isSensitive(opening.spot) ||
    pieces.length < 2 ||
    pieces.length > MOST_PIECES ||
    typed.length > 300
  )
    return []
  const open = questionsFrom(opening.spot)
  const found: (Proposal & { isSure: boolean })[] = []
  for (const piece of pieces) {
    const left = open.filter((spot) => !found.some((proposal) => proposal.spot === spot))
    const proposal =
      labelled(form, left, piece, setting) ?? surely(form, left, piece, setting) ?? asText(form, left, piece, setting)
    if (proposal === undefined) return []
    found.push(proposal)
  }
  const isWhole = found.some(({ spot }) => spot === opening.spot) && found.some(({ isSure }) => isSure)
  return isWhole ? found.map(({ spot, value }) => ({ spot, value })) : []
}

/** The open question and the unanswered ones behind it in the same part of the form. */
function questionsFrom(spot: Spot): Spot[] {
  const places = spot.parent?.children ?? []
  const isOpen = (place: Spot) =>
    place.value === undefined && !place.node.silent && !place.declared.gated && !isSensitive(place)
  return [spot, ...places.slice(spot.position + 1).filter(isOpen)].slice(0, MOST_QUESTIONS)
}

/** What the author declares so (`ui:sensitive`) is answered by itself only, never out of a passing mention. */
function isSensitive({ node }: Spot): boolean {
  return uiOption(node.ui, 'sensitive')?.value === true
}

type Found = Proposal & { isSure: boolean }

/** "Income: 1200": a piece that begins with the title of a question is for that question. */
function labelled(form: Form, spots: readonly Spot[], piece: string, setting: Setting): Found | undefined {
  const colon = piece.indexOf(':')
  const label = fold(piece.slice(0, Math.max(0, colon)))
  const named = label === '' ? [] : spots.filter((spot) => fold(titleOf(form, setting.locale, spot)) === label)
  const [spot] = named
  if (spot === undefined || named.length > 1 || !isInferable(spot)) return undefined
  const read = readLeaf(form, spot.node, piece.slice(colon + 1).trim(), setting)
  return read.understood && isAllowed(form, spot, read.value, setting)
    ? { spot, value: read.value, isSure: true }
    : undefined
}

const READ_BY_LABEL = ['number', 'integer', 'boolean', 'choice', 'date']

function isInferable(spot: Spot): boolean {
  const hasPattern = spot.node.parts.some(({ source }) => source.pattern !== undefined)
  return isPlainText(spot) || (READ_BY_LABEL.includes(spot.node.kind) && !hasPattern)
}

function surely(form: Form, spots: readonly Spot[], piece: string, setting: Setting): Found | undefined {
  for (const spot of spots) {
    const value = sureValue(form, spot, piece, setting)
    if (value !== undefined && isAllowed(form, spot, value, setting)) return { spot, value, isSure: true }
  }
  return undefined
}

function sureValue(form: Form, { node }: Spot, piece: string, setting: Setting): Json | undefined {
  if (node.kind === 'date') return dateIn(piece, setting)
  if (node.kind === 'choice') {
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

function asText(form: Form, spots: readonly Spot[], piece: string, setting: Setting): Found | undefined {
  // What names a question is not for another one.
  const spot = piece.includes(': ') ? undefined : spots.find(isPlainText)
  if (spot === undefined || !isAllowed(form, spot, piece, setting)) return undefined
  return { spot, value: piece, isSure: false }
}

function isPlainText({ node }: Spot): boolean {
  return (
    node.kind === 'text' &&
    node.parts.every(({ source }) => source.pattern === undefined && source.format === undefined)
  )
}

function isAllowed(form: Form, spot: Spot, value: Json, { locale }: Setting): boolean {
  return checkReading(form, locale, { spot, ask: 'value' }, value) === undefined
}
