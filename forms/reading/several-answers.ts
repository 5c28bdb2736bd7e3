import type { Form } from '../compile/form.ts'
import type { Opening } from '../conversation/open.ts'
import { answersIn, type Found, type Proposal } from './answers-in-piece.ts'
import { piecesOf } from './pieces.ts'
import { isSensitive, questionsAhead } from './questions-ahead.ts'
import type { Setting } from './reading.ts'

const LONGEST = 300
const MOST_PIECES = 6
const MOST_QUESTIONS = 10

/**
 * Several answers in one message, "Anna Petrova, born 12 May 1990, Lenina 5", for the open question and those behind it.
 * Taken only when every piece finds its question and at least one leaves no doubt: a date, an address of e-mail, the very
 * title of an option, or the title of its question before a colon. Whatever has a pattern, as numbers of documents and
 * accounts do, is never filled in this way, unless the author declares it a part of an address.
 */
export function severalAnswers(form: Form, opening: Opening, typed: string, setting: Setting): Proposal[] {
  if (opening.ask !== 'value' || typed.length > LONGEST || isSensitive(opening.spot)) return []
  const pieces = piecesOf(typed)
  if (pieces.length < 2 || pieces.length > MOST_PIECES) return []
  const ahead = questionsAhead(opening.spot, MOST_QUESTIONS)
  const found: Found[] = []
  for (const piece of pieces) {
    const answers = answersIn(form, ahead, found, piece, setting)
    if (answers.length === 0) return []
    found.push(...answers)
  }
  const isWhole = found.some(({ spot }) => spot === opening.spot) && found.some(({ isSure }) => isSure)
  return isWhole ? found.map(({ spot, value }) => ({ spot, value })) : []
}
