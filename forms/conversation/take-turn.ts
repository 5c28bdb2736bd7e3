import type { Form } from '../compile/form.ts'
import type { Reply } from '../speech/reply.ts'
import { say } from '../speech/words.ts'
import { answerAtPath } from './answer-at-path.ts'
import { answerNamed } from './answer-named.ts'
import { answerTo, type Content } from './answer-to.ts'
import { command } from './commands.ts'
import type { Conversation } from './conversation.ts'
import { hear } from './hear.ts'
import { decisionIn, instructionIn } from './instruction.ts'
import { amend, localeOf, type Moment, openingFor, openQuestion } from './moment.ts'
import { itemAt, sizeOf } from './pages.ts'
import { refuse } from './refuse.ts'
import { liveOf } from './revive.ts'
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
  if (reply.kind === 'value' && reply.path !== undefined) return answerAtPath(moment, opening, reply.path, reply.value)
  const { prompt } = reply
  if (prompt !== undefined && prompt !== moment.conversation.prompt) return reactToOld(moment, prompt, reply)
  const named = reply.kind === 'text' ? answerNamed(moment, opening, reply.text) : undefined
  if (named !== undefined) return named
  if (opening === undefined) return refuse(moment, 'not-readable', 'problem all answered')
  return answerTo(moment, opening, reply, false)
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
