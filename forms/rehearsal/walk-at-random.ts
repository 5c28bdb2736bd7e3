import type { Form } from '../compile/form.ts'
import { isValid } from '../compile/validate.ts'
import { begin } from '../conversation/begin.ts'
import { answeredSpots } from '../conversation/find-answered.ts'
import { spotAtPath } from '../conversation/find-spot.ts'
import { result } from '../conversation/result.ts'
import { reviewOf } from '../conversation/review.ts'
import { liveOf } from '../conversation/revive.ts'
import { takeTurn } from '../conversation/take-turn.ts'
import type { Turn } from '../conversation/turn.ts'
import type { Json, Locale } from '../definition.ts'
import { valueAt } from '../pointer.ts'
import type { Reply } from '../speech/reply.ts'
import { type Chance, chanceOf } from './chance.ts'
import { changeSomething, hurry, wander } from './chance-reply.ts'
import { rehearse } from './rehearse.ts'

/** How a walk ended. `unknown`: a question came to which no answer could be thought up, such as a file. */
export type Walk = { end: 'complete' | 'unknown'; replies: number } | WalkFailure

export type WalkFailure = {
  end: 'cannot-be-sent' | 'does-not-end' | 'does-not-fit' | 'asked-in-vain' | 'comes-out-differently'
  replies: number
  /** The answers that were there then, as a review tells them. */
  answers: { title: string; text: string }[]
  /** What the engine said, where it said something. */
  trouble?: string
}

/** So long somebody wanders about; then they want to be done. */
const WANDERING = 60

/** A form with more questions than this is walked in part. */
const MOST_REPLIES = 800

/** So many times a problem at the end is met by changing something. */
const MOST_CURES = 40

/** Among more answers than this, those that had to be changed together may not have been met. */
const MOST_CURED = 8

/**
 * Walks through a form as somebody who answers, skips, goes back, changes and removes rows by chance, and looks whether the
 * engine keeps its word: it ends; what is sent fits; a problem at the end can be cured; nothing off the way is asked; the
 * same answers given straight away come to the same.
 */
export function walkAtRandom(form: Form, seed: number, now: Date, locale: Locale = 'en'): Walk {
  if (form.root.silent) return { end: 'unknown', replies: 0 }
  const chance = chanceOf(seed)
  let turn: Turn = begin(form, { locale, now })
  let [cures, repeats] = [0, 0]
  for (let replies = 0; replies < MOST_REPLIES; replies++) {
    const last = turn.messages.at(-1)
    if (last?.kind === 'complete') return verdict(form, turn, last.data, replies, now)
    if (last?.kind === 'ask' && !isReachable(turn, form, last.path))
      return failure(form, turn, 'asked-in-vain', replies)
    const isWandering = replies < WANDERING
    const isStuck = !isWandering && turn.messages.some(({ kind }) => kind === 'problem')
    if (isStuck && ++cures > MOST_CURES) return stuck(form, turn, replies)
    const reply = replyTo(form, turn, chance, isWandering, isStuck)
    if (reply === undefined) return { end: 'unknown', replies }
    const before = last?.kind === 'ask' ? last.prompt : undefined
    turn = takeTurn(form, turn.conversation, reply, now)
    const after = turn.messages.at(-1)
    repeats = !isWandering && after?.kind === 'ask' && after.prompt === before ? repeats + 1 : 0
    // The open question may want an answer that could not be thought up; that says nothing about the form.
    if (repeats > MOST_CURES) return { end: 'unknown', replies }
  }
  return isSmall(turn) ? failure(form, turn, 'does-not-end', MOST_REPLIES) : { end: 'unknown', replies: MOST_REPLIES }
}

function replyTo(form: Form, turn: Turn, chance: Chance, isWandering: boolean, isStuck: boolean): Reply | undefined {
  if (isWandering) return wander(form, turn, chance)
  return isStuck && turn.messages.at(-1)?.kind === 'review'
    ? changeSomething(form, turn, chance)
    : hurry(form, turn, chance)
}

/** What is asked stands in something that is part of the answers. */
function isReachable({ conversation }: Turn, form: Form, path: string): boolean {
  const around = path.slice(0, path.lastIndexOf('/'))
  return path === '' || valueAt(result(form, conversation).data, around) !== undefined
}

/** True when the questions that are left do not explain why it goes on. */
function isSmall({ messages }: Turn): boolean {
  const last = messages.at(-1)
  return last?.kind === 'ask' && last.progress.answered + last.progress.remaining < MOST_REPLIES / 4
}

/** A problem without a question that is asked again is one that nobody can cure, unless something is to be filled in beforehand. */
function stuck(form: Form, turn: Turn, replies: number): Walk {
  const { root } = liveOf(form, turn.conversation)
  const isShown = turn.messages.some(
    (message) => message.kind === 'problem' && spotAtPath(root, message.path)?.node.silent,
  )
  const tried = answeredSpots(liveOf(form, turn.conversation)).length
  return turn.messages.at(-1)?.kind === 'review' && !isShown && tried <= MOST_CURED
    ? failure(form, turn, 'cannot-be-sent', replies)
    : { end: 'unknown', replies }
}

function verdict(form: Form, turn: Turn, data: Json, replies: number, now: Date): Walk {
  if (!isValid(form, data, form.schema.root)) return failure(form, turn, 'does-not-fit', replies)
  // Data do not tell which of several fitting alternatives had been chosen.
  if (turn.conversation.answers.flat().some((answer) => 'arms' in answer)) return { end: 'complete', replies }
  const again = rehearse(form, data, 'value', 'en', now)
  return again.passed
    ? { end: 'complete', replies }
    : failure(form, turn, 'comes-out-differently', replies, again.trouble)
}

function failure(form: Form, turn: Turn, end: WalkFailure['end'], replies: number, said?: string): WalkFailure {
  const { conversation } = turn
  const { sections } = reviewOf(form, conversation.locale, liveOf(form, conversation))
  const problem = turn.messages.find(({ kind }) => kind === 'problem')
  const trouble = said ?? (problem?.kind === 'problem' ? problem.text : undefined)
  const answers = sections.flatMap(({ items }) => items.map(({ title, text }) => ({ title, text })))
  return { end, replies, answers, ...(trouble === undefined ? {} : { trouble }) }
}
