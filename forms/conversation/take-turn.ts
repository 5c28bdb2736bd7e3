import type { Form } from '../compile/form.ts'
import { fits } from '../compile/validate.ts'
import type { Json, Locale } from '../definition.ts'
import { asJson, isEqual, isObject } from '../json.ts'
import { checkReading } from '../reading/check-reading.ts'
import { withAsciiDigits } from '../reading/clean-text.ts'
import { readText } from '../reading/read-reply.ts'
import { severalAnswers } from '../reading/several-answers.ts'
import { describeValue } from '../speech/describe.ts'
import { COMMANDS, type Command, type Reply } from '../speech/reply.ts'
import { fullTitle } from '../speech/title.ts'
import { isWord, say } from '../speech/words.ts'
import { answerNamed } from './answer-named.ts'
import { askWhetherMeant } from './ask-whether-meant.ts'
import { command } from './commands.ts'
import { confirmSeveral } from './confirm-several.ts'
import type { Conversation } from './conversation.ts'
import { helpUnknown } from './explain.ts'
import { spotAtPath } from './find-spot.ts'
import { changeTo, giveAnswer, skip } from './give-answer.ts'
import { decisionIn, instructionIn } from './instruction.ts'
import { amend, localeOf, type Moment, openingFor, openQuestion, settingOf } from './moment.ts'
import { type Opening, openingAt } from './open.ts'
import { openPath } from './open-path.ts'
import { itemAt, sizeOf } from './pages.ts'
import { pasteLines } from './paste-lines.ts'
import { pasteTable } from './paste-table.ts'
import { refuse, refuseReading } from './refuse.ts'
import { removeRow } from './remove-row.ts'
import { liveOf, takeLive } from './revive.ts'
import { readSameAs } from './same-as.ts'
import { setData } from './set-data.ts'
import { isGated, type Spot } from './spot.ts'
import type { Turn } from './turn.ts'
import { upgrade } from './upgrade.ts'

/** Longer texts are refused unread. */
const LONGEST = 100_000

/**
 * One turn: a reply in, a new conversation and some messages out. Pure, and total: whatever the reply is, the answer is a turn.
 * The given conversation stays as it was.
 */
export function takeTurn(form: Form, stored: Conversation, reply: Reply, now: Date): Turn {
  const moment: Moment = { form, conversation: upgrade(stored), now }
  const heard = hear(reply)
  if (moment.conversation.submitted !== undefined) return alreadySent(moment)
  if (heard === undefined) return refuse(moment, 'not-readable', 'problem not readable')
  if (moment.conversation.pending !== undefined) return whilePending(moment, heard)
  return react(moment, heard)
}

/** A reply whose shape is as it should be; undefined for anything else that may have come in. */
function hear(reply: unknown): Reply | undefined {
  if (!isObject(reply)) return undefined
  const prompt = typeof reply.prompt === 'number' ? { prompt: reply.prompt } : {}
  if (reply.kind === 'text' && typeof reply.text === 'string') return { kind: 'text', text: reply.text, ...prompt }
  if (reply.kind === 'value') {
    const value = asJson(reply.value)
    const path = typeof reply.path === 'string' ? { path: reply.path } : {}
    return value === undefined ? undefined : { kind: 'value', value, ...path, ...prompt }
  }
  if (reply.kind !== 'command' || !COMMANDS.includes(reply.command as Command)) return undefined
  const target = typeof reply.target === 'string' ? { target: reply.target } : {}
  return { kind: 'command', command: reply.command as Command, ...target }
}

function react(moment: Moment, reply: Reply): Turn {
  if (reply.kind === 'command') return command(moment, reply)
  if (reply.kind === 'text' && reply.text.length > LONGEST) {
    return refuse(moment, 'too-long', 'problem too long', { limit: LONGEST })
  }
  const opening = openQuestion(moment)
  if (reply.kind === 'text') {
    const instruction = instructionIn(moment, opening, reply.text)
    if (instruction !== undefined) return command(moment, instruction)
  }
  if (reply.kind === 'value' && reply.path !== undefined) return reactAtPath(moment, opening, reply.path, reply.value)
  const { prompt } = reply
  if (prompt !== undefined && prompt !== moment.conversation.prompt) return reactToOld(moment, prompt, reply)
  const named = reply.kind === 'text' ? answerNamed(moment, opening, reply.text) : undefined
  if (named !== undefined) return named
  if (opening === undefined) return refuse(moment, 'not-readable', 'problem all answered')
  return answerTo(moment, opening, reply, false)
}

type Content = Exclude<Reply, { kind: 'command' }>

function answerTo(moment: Moment, opening: Opening, reply: Content, isChange: boolean): Turn {
  const changes = isChange || moment.conversation.focus !== undefined
  const apply = changes ? changeTo : giveAnswer
  if (reply.kind === 'value') return apply(moment, opening, asJson(reply.value) ?? null)
  const pasted = isChange
    ? undefined
    : (pasteLines(moment, opening, reply.text) ?? pasteTable(moment, opening, reply.text))
  if (pasted !== undefined) return pasted
  const same = isChange ? undefined : readSameAs(moment, opening, reply.text)
  if (same !== undefined) return same
  const several = isChange ? [] : severalAnswers(moment.form, opening, reply.text, settingOf(moment))
  if (several.length > 0) return confirmSeveral(moment, several)
  const read = readText(moment.form, opening, reply.text, settingOf(moment))
  const locale = localeOf(moment)
  const isAnswer = read.understood && checkReading(moment.form, locale, opening, read.value) === undefined
  if (!isAnswer && isNothing(opening, locale, reply.text)) return skip(moment, opening)
  if (!isAnswer && isWord(locale, 'words unknown', reply.text)) return helpUnknown(moment)
  // Whether there is one more is often answered with the one.
  const first = !read.understood && opening.ask === 'more' ? pasteLines(moment, opening, reply.text, 1) : undefined
  if (first?.conversation.pending !== undefined) return first
  if (!read.understood) return refuseReading(moment, opening, read)
  if (read.isGuess) return askWhetherMeant(moment, opening, read.value, reply.text, changes)
  return tellingDay(moment, opening, reply.text, read.value, apply(moment, opening, read.value))
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

/** A path names the question; what is there already is changed, an object or list is set as a whole. */
function reactAtPath(moment: Moment, opening: Opening | undefined, path: string, value: unknown): Turn {
  const json = asJson(value) ?? null
  const known = spotAtPath(liveOf(moment.form, moment.conversation).root, path)
  if (known === undefined || isWhole(known, json)) return setAtPath(moment, path, json)
  if (json === null && known.row !== undefined && !fits(moment.form, null, known.node.parts))
    return removeRow(moment, known)
  if (known.node.silent) return refuse(moment, 'unknown', 'problem unknown', { path })
  if (isGated(known) && known.node.kind === 'constant' && isEqual(known.node.constant?.value, json)) {
    return giveAnswer(moment, openingAt(known, 'gate'), true)
  }
  if (opening?.spot === known) return answerTo(moment, opening, { kind: 'value', value: json }, false)
  const isNew =
    known.answer?.value === undefined && known.answer?.gate === undefined && known.answer?.arms === undefined
  const target = openingAt(known, askFor(known, json))
  return isNew ? giveAnswer(moment, target, json) : changeTo(moment, target, json)
}

/** A place that is not there yet is made, where the form allows it; if it does not fit after all, nothing has happened. */
function setAtPath(moment: Moment, path: string, json: Json): Turn {
  const live = takeLive(moment.form, moment.conversation)
  const spot = openPath(live, path)
  if (spot !== undefined && !spot.node.silent) return setData(moment, live, spot, json)
  return refuse(moment, 'unknown', 'problem unknown', { path })
}

function isWhole(spot: Spot, value: unknown): boolean {
  return (spot.node.kind === 'object' && isObject(value)) || (spot.node.kind === 'list' && Array.isArray(value))
}

function askFor(spot: Spot, value: unknown): Opening['ask'] {
  if (isGated(spot) && typeof value === 'boolean' && typeof spot.node.constant?.value !== 'boolean') return 'gate'
  if (spot.node.kind === 'list') return 'more'
  if (spot.node.kind === 'object') return typeof value === 'number' ? 'branch' : 'more'
  return spot.node.kind === 'undecided' ? 'branch' : 'value'
}

/** An older number means "change that"; where nothing can be changed any more, the person is told so. */
function reactToOld(moment: Moment, prompt: number, reply: Content): Turn {
  const { journal } = moment.conversation
  let [low, high] = [0, sizeOf(journal)]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((itemAt(journal, middle)?.prompt ?? 0) < prompt) low = middle + 1
    else high = middle
  }
  const step = itemAt(journal, low)
  const opening = step?.prompt === prompt ? openingFor(liveOf(moment.form, moment.conversation), step) : undefined
  if (opening === undefined || opening.ask === 'more' || opening.ask === 'key') {
    return refuse(moment, 'moved-on', 'problem moved on')
  }
  return answerTo(moment, opening, reply, true)
}

/** While a change waits for the person's word, yes and no are about that; anything else lets it go. */
function whilePending(moment: Moment, reply: Reply): Turn {
  const decision = decisionIn(moment, reply)
  if (decision !== undefined) return command(moment, decision)
  return react({ ...moment, conversation: amend(moment.conversation, { pending: undefined }) }, reply)
}

function alreadySent(moment: Moment): Turn {
  return { conversation: moment.conversation, messages: [{ kind: 'say', text: say(localeOf(moment), 'say sent') }] }
}
