import type { Form } from '../compile/form.ts'
import type { Answer } from './conversation.ts'
import { append, itemAt, type Pages, replaceAt, sizeOf } from './pages.ts'
import type { Spot } from './spot.ts'

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
  /** Stable path → the place that left the form since then, with its answer: it has it again, should it come back at once. */
  readonly lost: Map<string, { readonly spot: Spot; readonly answer: Answer }>
}

/** The answer about a stable path, if there is one. */
export function answerAt(live: Live, at: string): Answer | undefined {
  const index = live.index.get(at)
  return index === undefined ? undefined : itemAt(live.answers, index)
}

/** Conditions may take a place out of the form and bring it back within one change; then nothing was lost. */
export function restoreAnswer(live: Live, at: string): void {
  const lost = live.lost.get(at)
  if (lost === undefined) return
  live.lost.delete(at)
  live.dropped.delete(lost.spot)
  storeAnswer(live, lost.answer)
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
