import type { Json } from '../definition.ts'
import { isEqual } from '../json.ts'
import { checkReading } from '../reading/check-reading.ts'
import { describeChange } from '../speech/describe-change.ts'
import { fullTitle } from '../speech/title.ts'
import { say } from '../speech/words.ts'
import { answerSpot } from './answer-spot.ts'
import { confirmChange } from './confirm-change.ts'
import { dropsOf, opensOf } from './consequences.ts'
import type { Conversation, Pending, Reading } from './conversation.ts'
import { copyAnswers } from './copy-answers.ts'
import { fillLines } from './fill-lines.ts'
import { fillRows } from './fill-rows.ts'
import type { Live } from './live.ts'
import { amend, type Moment, openingFor, targetOf } from './moment.ts'
import type { Opening } from './open.ts'
import { append } from './pages.ts'
import { advance, proceed } from './proceed.ts'
import { refuse, refuseWith } from './refuse.ts'
import { takeLive } from './revive.ts'
import type { Turn } from './turn.ts'

/** Takes a value as the answer to the open question, if it may be. */
export function giveAnswer(moment: Moment, opening: Opening, value: Json): Turn {
  return checked(moment, opening, value, (reading) => {
    const live = takeLive(moment.form, moment.conversation)
    apply(moment, live, opening, reading)
    if (opening.spot.isRefused) return refuseLate(moment, opening, value)
    return dropsOf(live, opening.spot).length > 0
      ? confirmChange(moment, live, opening, reading)
      : finish(moment, live, opening)
  })
}

/** Takes a value as the new answer to an earlier question; what that hides or opens is told before it happens. */
export function changeTo(moment: Moment, opening: Opening, value: Json): Turn {
  if (isEqual(presentAnswer(opening), value)) return keepAsIs(moment)
  return checked(moment, opening, value, (reading) => change(moment, opening, reading))
}

/** An answer may bring a condition that refuses it. The live state that has tried it says why, and is given up. */
function refuseLate(moment: Moment, tried: Opening, value: Json): Turn {
  const problem = checkReading(moment.form, moment.conversation.locale, tried, value)
  return problem === undefined ? refuse(moment, 'type', 'problem not readable') : refuseWith(moment, problem)
}

function presentAnswer({ spot, ask, arms }: Opening): Json | undefined {
  if (ask === 'gate') return spot.answer?.gate
  if (ask === 'branch') return spot.answer?.arms?.[arms?.id ?? '']
  return ask === 'value' && !spot.isRefused ? spot.value : undefined
}

/** The same for any reading, also for leaving the answer out. */
export function change(moment: Moment, opening: Opening, reading: Reading, said?: string): Turn {
  const live = takeLive(moment.form, moment.conversation)
  apply(moment, live, opening, reading)
  if (opening.spot.isRefused && 'value' in reading) return refuseLate(moment, opening, reading.value)
  const isHarmless = dropsOf(live, opening.spot).length === 0 && opensOf(live, opening).length === 0
  if (!isHarmless) return confirmChange(moment, live, opening, reading)
  const isMore = opening.ask === 'more' && !('remove' in reading)
  return finish(
    moment,
    live,
    opening,
    isMore ? said : (said ?? describeChange(moment.form, moment.conversation.locale, opening)),
  )
}

/** Applies what the person has confirmed. A part of it that is no longer part of the form is left out. */
export function applyPending(moment: Moment, pending: readonly Pending[]): Turn {
  const live = takeLive(moment.form, moment.conversation)
  let next: Moment = { ...moment, conversation: amend(moment.conversation, { pending: undefined }) }
  const said: string[] = []
  for (const { target, reading } of pending) {
    const opening = openingFor(live, target)
    if (opening === undefined) continue
    const before = opening.spot.answer
    apply(next, live, opening, reading)
    next = { ...next, conversation: recorded(next.conversation, opening) }
    const outcome = sayApplied(moment, opening, reading, before !== undefined)
    if (outcome !== undefined) said.push(outcome)
  }
  return proceed(
    next,
    live,
    said.map((text) => ({ kind: 'say', text })),
  )
}

function sayApplied({ form, conversation }: Moment, opening: Opening, reading: Reading, isChange: boolean) {
  const { locale } = conversation
  if ('rows' in reading) return say(locale, 'say rows added', { count: reading.rows.length })
  if ('lines' in reading)
    return say(locale, 'say lines added', { count: reading.lines.filter(({ value }) => value !== undefined).length })
  return isChange && !('copy' in reading) ? describeChange(form, locale, opening) : undefined
}

/** Leaves everything as it is and goes on. */
export function keepAsIs(moment: Moment): Turn {
  const conversation = amend(moment.conversation, { pending: undefined, focus: undefined, misses: 0 })
  const live = takeLive(moment.form, moment.conversation)
  const text = say(conversation.locale, 'say kept')
  return proceed({ ...moment, conversation }, live, [{ kind: 'say', text }])
}

/** Leaves the open question out, where that may be. */
export function skip(moment: Moment, opening: Opening): Turn {
  const { spot, ask } = opening
  const locale = moment.conversation.locale
  const isNeeded = spot.required && (ask === 'value' || ask === 'branch')
  if (isNeeded)
    return refuse(moment, 'not-skippable', 'problem not skippable', { title: fullTitle(moment.form, locale, spot) })
  if (moment.conversation.focus !== undefined && spot.answer !== undefined)
    return change(moment, opening, { skip: true })
  const problem = ask === 'more' ? checkReading(moment.form, locale, opening, false) : undefined
  if (problem !== undefined) return refuseWith(moment, problem)
  const live = takeLive(moment.form, moment.conversation)
  apply(moment, live, opening, { skip: true })
  return finish(moment, live, opening)
}

function checked(moment: Moment, opening: Opening, value: Json, then: (reading: Reading) => Turn): Turn {
  const problem = checkReading(moment.form, moment.conversation.locale, opening, value)
  return problem === undefined ? then({ value }) : refuseWith(moment, problem)
}

function apply(moment: Moment, live: Live, opening: Opening, reading: Reading): void {
  if ('rows' in reading) fillRows(live, opening.spot, reading.rows)
  else if ('lines' in reading) fillLines(live, opening.spot, reading.lines)
  else if ('copy' in reading) copyAnswers(live, opening.spot, reading.copy)
  else answerSpot(live, opening, reading)
  advance(moment, live)
}

function finish(moment: Moment, live: Live, opening: Opening, said?: string): Turn {
  const conversation = recorded(moment.conversation, opening)
  return proceed({ ...moment, conversation }, live, said === undefined ? [] : [{ kind: 'say', text: said }])
}

/** The conversation with one more question answered: under its number, when it was the one asked. */
function recorded(conversation: Conversation, opening: Opening): Conversation {
  const target = targetOf(opening)
  const isAsked = conversation.asking?.at === target.at && conversation.asking.ask === target.ask
  const journal = isAsked
    ? append(conversation.journal, { ...target, prompt: conversation.prompt })
    : conversation.journal
  // What was asked is answered, so should the same be asked again, such as one more row, it has a new number.
  const asking = isAsked ? undefined : conversation.asking
  return amend(conversation, { journal, asking, focus: undefined, misses: 0, reviewed: undefined })
}
