import type { Command, Reply } from '../speech/reply.ts'
import { explain, help } from './explain.ts'
import { applyPending, keepAsIs, skip } from './give-answer.ts'
import { changeEarlier, goBack } from './go-back.ts'
import { amend, localeOf, type Moment, openQuestion } from './moment.ts'
import { proceed } from './proceed.ts'
import { refuse } from './refuse.ts'
import { reviewOf } from './review.ts'
import { takeLive } from './revive.ts'
import { submit } from './submit.ts'
import type { Turn } from './turn.ts'

type Instruction = Extract<Reply, { kind: 'command' }>

const ACTIONS: Record<Command, (moment: Moment, instruction: Instruction) => Turn> = {
  skip: skipOpen,
  back: goBack,
  change: (moment, { target }) => changeEarlier(moment, target),
  review: showReview,
  help,
  why: explain,
  confirm: (moment) => decide(moment, true),
  cancel: (moment) => decide(moment, false),
  submit,
}

/** Does what a command asks for. */
export function command(moment: Moment, instruction: Instruction): Turn {
  return ACTIONS[instruction.command](moment, instruction)
}

function skipOpen(moment: Moment): Turn {
  const opening = openQuestion(moment)
  return opening === undefined ? refuse(moment, 'not-readable', 'problem all answered') : skip(moment, opening)
}

function decide(moment: Moment, isConfirmed: boolean): Turn {
  const { pending, focus } = moment.conversation
  if (pending === undefined && focus !== undefined && !isConfirmed) return keepAsIs(moment)
  if (pending === undefined) return refuse(moment, 'nothing-to-confirm', 'problem nothing to confirm')
  return isConfirmed ? applyPending(moment, pending) : keepAsIs(moment)
}

function showReview(moment: Moment): Turn {
  const live = takeLive(moment.form, moment.conversation)
  if (openQuestion(moment, live) === undefined) return proceed(moment, live, [])
  const review = reviewOf(moment.form, localeOf(moment), live)
  return proceed({ ...moment, conversation: amend(moment.conversation, { reviewed: review.hash }) }, live, [review])
}
