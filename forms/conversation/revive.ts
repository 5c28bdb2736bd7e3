import type { Form } from '../compile/form.ts'
import type { Answer, Conversation } from './conversation.ts'
import type { Live } from './live.ts'
import type { Pages } from './pages.ts'
import { settle } from './settle.ts'
import { newSpot } from './spot.ts'

const kept = new WeakMap<Conversation, Live>()

/** The live state of a conversation, to look at. */
export function liveOf(form: Form, conversation: Conversation): Live {
  const known = kept.get(conversation)
  if (known?.form === form) return known
  const live = revive(form, conversation.answers)
  kept.set(conversation, live)
  return live
}

/** The live state, to be changed: from here on it no longer belongs to this conversation, but to the one that follows. */
export function takeLive(form: Form, conversation: Conversation): Live {
  const live = liveOf(form, conversation)
  kept.delete(conversation)
  live.dropped.clear()
  live.opened.clear()
  live.lost.clear()
  return live
}

/** Hands the live state to the conversation whose answers it shows. */
export function keepLive(conversation: Conversation, live: Live): void {
  kept.set(conversation, live)
}

/** Works the live state out from the answers alone. */
export function revive(form: Form, answers: Pages<Answer>): Live {
  const index = new Map<string, number>()
  for (const answer of answers.flat()) index.set(answer.at, index.size)
  const root = newSpot(undefined, '', form.root, true)
  const live: Live = { form, answers, index, root, dropped: new Set(), opened: new Set(), lost: new Map() }
  settle(live, root)
  return live
}
