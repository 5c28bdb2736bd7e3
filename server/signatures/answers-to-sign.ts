import { type Conversation, type Form, type Message, takeTurn } from '#forms'
import type { ReviewSection } from '../submissions/review-section.ts'

/** The answers as the review shows them, and their hash, which is the one they would be sent under. Pure. */
export function shownAnswers(
  form: Form,
  state: Conversation,
  now: Date,
): { sections: ReviewSection[]; data: unknown; hash: string | undefined } {
  const review = saidTo(form, state, { kind: 'command', command: 'review' }, now).find(
    (message) => message.kind === 'review',
  )
  const complete = saidTo(form, state, { kind: 'command', command: 'submit' }, now).find(
    (message): message is Extract<Message, { kind: 'complete' }> => message.kind === 'complete',
  )
  return { sections: review?.sections ?? [], data: complete?.data, hash: complete?.hash }
}

const saidTo = (...turn: Parameters<typeof takeTurn>): Message[] => takeTurn(...turn).messages
