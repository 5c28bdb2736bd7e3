import type { Message } from '#forms'
import type { Conversation, ReplyBody, StoredMessage } from '../http/conversations.ts'

export type Ask = Extract<Message, { kind: 'ask' }>
export type Confirm = Extract<Message, { kind: 'confirm' }>
export type Review = Extract<Message, { kind: 'review' }>
export type Problem = Extract<Message, { kind: 'problem' }>

/** What the dock is for at this moment. */
export type OpenStep =
  | { kind: 'ask'; seq: number; ask: Ask; problems: Problem[]; changing: boolean }
  | { kind: 'confirm'; seq: number; confirm: Confirm; problems: Problem[]; wish?: ReplyBody }
  | { kind: 'review'; seq: number; review: Review; problems: Problem[] }
  | { kind: 'over'; seq: number }

/**
 * The step that waits for the person: the last one the engine put. A reply closes a step only by the step that follows it,
 * because "why?" or a reply that was not understood leaves the question open.
 */
export function openStep(messages: readonly StoredMessage[]): OpenStep | undefined {
  const problems = latestProblems(messages)
  for (const { seq, body } of messages.toReversed()) {
    if (body.kind === 'ask') {
      const own = problems.filter(({ path }) => path === body.path)
      // "One more?" comes again and again at one path, and is a new question each time.
      const changing = body.input.kind !== 'more' && wasAnswered(body.path, seq, messages)
      return { kind: 'ask', seq, ask: body, problems: own, changing }
    }
    if (body.kind === 'confirm') return { kind: 'confirm', seq, confirm: body, problems, ...wishOf(messages) }
    if (body.kind === 'review') return { kind: 'review', seq, review: body, problems }
    if (body.kind === 'receipt' || body.kind === 'complete') return { kind: 'over', seq }
  }
  return undefined
}

/** Whether there is nothing left for the person to answer. */
export function isOver({ status }: Conversation, messages: readonly StoredMessage[]): boolean {
  return status !== 'open' || openStep(messages)?.kind === 'over'
}

/** What was said to be wrong with the last reply, or with what was to be sent. */
function latestProblems(messages: readonly StoredMessage[]): Problem[] {
  const reply = messages.findLastIndex(({ body }) => body.kind === 'reply')
  return messages.slice(reply + 1).flatMap(({ body }) => (body.kind === 'problem' ? [body] : []))
}

/** The answer that would change others, as the person gave it. */
function wishOf(messages: readonly StoredMessage[]): { wish?: ReplyBody } {
  const reply = messages.findLast(({ body }) => body.kind === 'reply')?.body
  return reply?.kind === 'reply' && reply.title !== undefined ? { wish: reply } : {}
}

function wasAnswered(path: string, before: number, messages: readonly StoredMessage[]): boolean {
  return messages.some(({ seq, body }, index) => {
    if (seq >= before || body.kind !== 'reply' || body.path !== path) return false
    return messages[index + 1]?.body.kind !== 'problem'
  })
}
