import { isInferable, labelIn } from '../reading/answers-in-piece.ts'
import { cleanText, fold } from '../reading/clean-text.ts'
import { piecesOf } from '../reading/pieces.ts'
import { isSensitive, questionsAhead } from '../reading/questions-ahead.ts'
import { readLeaf } from '../reading/read-reply.ts'
import { wordsFor } from '../speech/words.ts'
import { confirmSeveral } from './confirm-several.ts'
import { answeredNamed } from './find-answered.ts'
import { changeTo, giveAnswer } from './give-answer.ts'
import { localeOf, type Moment, settingOf } from './moment.ts'
import { type Opening, openingAt } from './open.ts'
import { liveOf } from './revive.ts'
import type { Spot } from './spot.ts'
import type { Turn } from './turn.ts'

const LONGEST = 300
const MOST_AHEAD = 50

type Named = { spot: Spot; rest: string }

/**
 * An answer that says itself to which question it belongs: "Surname: Petrova", "change street to Lenina 6". To the open
 * question it is its answer, to an earlier one a change; to one that is still to come it is read back first. Undefined for
 * anything else, and for a long text, where a colon is only a colon.
 */
export function answerNamed(moment: Moment, opening: Opening | undefined, typed: string): Turn | undefined {
  const text = cleanText(typed)
  if (text.length > LONGEST || text.includes('\n') || opening?.spot.node.kind === 'longText') return undefined
  const change = changeIn(moment, text)
  if (change !== undefined) return changeNamed(moment, change)
  if (!/[:：]/.test(text) || piecesOf(text).length > 1) return undefined
  const setting = settingOf(moment)
  const ahead = opening === undefined ? [] : questionsAhead(opening.spot, MOST_AHEAD)
  const open = labelIn(moment.form, ahead, text, setting)
  if (open !== undefined) return answerOpen(moment, opening, open)
  const answered = answeredNamed(liveOf(moment.form, moment.conversation), localeOf(moment), labelOf(text), 'exactly')
  const label = labelIn(moment.form, answered, text, setting)
  return label === undefined || isText(opening) ? undefined : changeNamed(moment, label)
}

function answerOpen(moment: Moment, opening: Opening | undefined, { spot, rest }: Named): Turn | undefined {
  const isAsked = spot === opening?.spot
  if (!isAsked && (isSensitive(spot) || !isInferable(spot))) return undefined
  const read = readLeaf(moment.form, spot.node, rest, settingOf(moment))
  if (!read.understood) return undefined
  return isAsked && !isText(opening)
    ? giveAnswer(moment, opening, read.value)
    : confirmSeveral(moment, [{ spot, value: read.value }])
}

/** A text may well have a colon in it; there a label counts only for questions that are still open. */
function isText(opening: Opening | undefined): boolean {
  return opening?.ask === 'value' && opening.spot.node.kind === 'text'
}

function changeNamed(moment: Moment, { spot, rest }: Named): Turn | undefined {
  const read = readLeaf(moment.form, spot.node, rest, settingOf(moment))
  return read.understood && !read.isGuess ? changeTo(moment, openingAt(spot, 'value'), read.value) : undefined
}

/** "Change" and the whole title of an answered question, then "to" and the new answer. */
function changeIn(moment: Moment, text: string): Named | undefined {
  const locale = localeOf(moment)
  const lower = text.toLowerCase()
  const word = wordsFor(locale, 'words change').find((change) => lower.startsWith(`${change} `))
  if (word === undefined) return undefined
  const live = liveOf(moment.form, moment.conversation)
  for (const to of wordsFor(locale, 'words to')) {
    const at = lower.indexOf(` ${to} `, word.length)
    if (at === -1) continue
    const [spot, ...others] = answeredNamed(live, locale, text.slice(word.length, at), 'exactly')
    if (spot?.value !== undefined && others.length === 0) return { spot, rest: text.slice(at + to.length + 2).trim() }
  }
  return undefined
}

function labelOf(text: string): string {
  return fold(text.slice(0, text.search(/[:：]/)))
}
