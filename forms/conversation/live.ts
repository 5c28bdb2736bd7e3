import type { Form } from '../compile/form.ts'
import type { Answer, Conversation } from './conversation.ts'
import { append, type Pages, replaceAt, sizeOf } from './pages.ts'
import { newSpot, type Spot } from './spot.ts'
import { settle } from './settle.ts'

/**
 * What a conversation's answers come to: the places of the form that are relevant now, and the data. It is worked out from the
 * answers, kept beside the conversation for speed, and followed along as answers are given, so a turn does not walk the form.
 */
export type Live = {
  readonly form: Form
  answers: Pages<Answer>
  /** Stable path → index into the answers. */
  readonly index: Map<string, number>
  readonly root: Spot
  /** Places that lost an answer, and places that came to be asked, since the last look. */
  readonly dropped: Set<Spot>
  readonly opened: Set<Spot>
}

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
  const live: Live = { form, answers, index, root, dropped: new Set(), opened: new Set() }
  settle(live, root)
  return live
}

/** Puts an answer in place of the earlier one about the same spot. */
export function storeAnswer(live: Live, answer: Answer): void {
  const index = live.index.get(answer.at)
  if (index === undefined) {
    live.index.set(answer.at, sizeOf(live.answers))
    live.answers = append(live.answers, answer)
  } else {
    live.answers = replaceAt(live.answers, index, answer)
  }
}
