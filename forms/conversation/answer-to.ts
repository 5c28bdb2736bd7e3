import type { Json, Locale } from '../definition.ts'
import { asJson } from '../json.ts'
import { checkReading } from '../reading/check-reading.ts'
import { withAsciiDigits } from '../reading/clean-text.ts'
import { readText } from '../reading/read-reply.ts'
import { severalAnswers } from '../reading/several-answers.ts'
import { describeValue } from '../speech/describe.ts'
import type { Reply } from '../speech/reply.ts'
import { fullTitle } from '../speech/title.ts'
import { isWord, say } from '../speech/words.ts'
import { askWhetherMeant } from './ask-whether-meant.ts'
import { confirmSeveral } from './confirm-several.ts'
import { helpUnknown } from './explain.ts'
import { changeTo, giveAnswer, skip } from './give-answer.ts'
import { localeOf, type Moment, settingOf } from './moment.ts'
import type { Opening } from './open.ts'
import { pasteLines } from './paste-lines.ts'
import { pasteTable } from './paste-table.ts'
import { refuseReading } from './refuse.ts'
import { readSameAs } from './same-as.ts'
import type { Turn } from './turn.ts'

/** A reply that has an answer in it. */
export type Content = Exclude<Reply, { kind: 'command' }>

/** Takes a reply as the answer to a question. `isChange`: to one that was asked before, about which nothing else can be said. */
export function answerTo(moment: Moment, opening: Opening, reply: Content, isChange: boolean): Turn {
  const apply = isChange || moment.conversation.focus !== undefined ? changeTo : giveAnswer
  if (reply.kind === 'value') return apply(moment, opening, asJson(reply.value) ?? null)
  const more = isChange ? undefined : moreThanOne(moment, opening, reply.text)
  return more ?? readAnswer(moment, opening, reply.text, apply)
}

/** A text that answers more than the open question: a pasted list, "the same as above", several answers at once. */
function moreThanOne(moment: Moment, opening: Opening, text: string): Turn | undefined {
  const found =
    pasteLines(moment, opening, text) ?? pasteTable(moment, opening, text) ?? readSameAs(moment, opening, text)
  if (found !== undefined) return found
  const several = severalAnswers(moment.form, opening, text, settingOf(moment))
  return several.length > 0 ? confirmSeveral(moment, several) : undefined
}

type Apply = typeof giveAnswer

function readAnswer(moment: Moment, opening: Opening, text: string, apply: Apply): Turn {
  const read = readText(moment.form, opening, text, settingOf(moment))
  const locale = localeOf(moment)
  const isAnswer = read.understood && checkReading(moment.form, locale, opening, read.value) === undefined
  if (!isAnswer && isNothing(opening, locale, text)) return skip(moment, opening)
  if (!isAnswer && isWord(locale, 'words unknown', text)) return helpUnknown(moment)
  // Whether there is one more is often answered with the one.
  const first = !read.understood && opening.ask === 'more' ? pasteLines(moment, opening, text, 1) : undefined
  if (first?.conversation.pending !== undefined) return first
  if (!read.understood) return refuseReading(moment, opening, read)
  if (read.isGuess) return askWhetherMeant(moment, opening, read.value, text, apply === changeTo)
  return tellingDay(moment, opening, text, read.value, apply(moment, opening, read.value))
}

/** "No" to a question that may be left out, and that is no matter of yes and no. */
function isNothing({ spot, ask }: Opening, locale: Locale, text: string): boolean {
  const isWordFor = isWord(locale, 'words no', text) || isWord(locale, 'words null', text)
  return ask === 'value' && !spot.required && isWordFor && !isWord(locale, 'words unknown', text)
}

/** A day whose year was not written ("yesterday", "12.5.90") is said as it was understood. */
function tellingDay(moment: Moment, { spot }: Opening, typed: string, value: Json, turn: Turn): Turn {
  const isDay = spot.node.kind === 'date' || spot.node.kind === 'dateTime'
  const isTold = turn.messages.some(({ kind }) => kind === 'problem' || kind === 'confirm')
  if (!isDay || isTold || typeof value !== 'string' || withAsciiDigits(typed).includes(value.slice(0, 4))) return turn
  const locale = localeOf(moment)
  const title = fullTitle(moment.form, locale, spot)
  const text = say(locale, 'say read-only', { title, value: describeValue(moment.form, locale, spot, value) })
  return turn.messages.some((message) => message.kind === 'say' && message.text.startsWith(title))
    ? turn
    : { ...turn, messages: [{ kind: 'say', text }, ...turn.messages] }
}
