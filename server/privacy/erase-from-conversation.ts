import type { Knex } from 'knex'
import { begin, type Form } from '#forms'
import { type Cut, isWithin } from '../../catalog/cut-answers.ts'
import type { MessageBody } from '../conversations/message.ts'
import type { ReviewSection } from '../submissions/review-section.ts'
import type { Submission } from '../submissions/submission.model.ts'
import { say } from '../texts/say.ts'

type Kept = Cut<ReviewSection['items'][number]>
type Erased = { submission: Submission; left: Kept; form: Form; now: Date }

/**
 * Takes erased answers out of the conversation in which they were given. Its state is of no more use once the case is
 * decided and begins anew; a message that gave or repeated one of the answers says that it was erased.
 */
export async function eraseFromConversation(
  trx: Knex.Transaction,
  { submission, left, form, now }: Erased,
): Promise<void> {
  const { conversation_id, locale } = submission
  const state = begin(form, { locale, now }).conversation
  await trx('conversations')
    .where({ id: conversation_id })
    .update({ state: JSON.stringify(state), version: trx.raw('version + 1') })
  const messages: { seq: number; body: MessageBody }[] = await trx('messages')
    .where({ conversation_id })
    .orderBy('seq')
    .select('seq', 'body')
  const texts = textsOf(submission.data, left)
  for (const { seq, body } of messages) {
    const after = withoutAnswers(body, left, texts, locale)
    if (after !== body)
      await trx('messages')
        .where({ conversation_id, seq })
        .update({ body: JSON.stringify(after) })
  }
}

/** A message as it is without the answers; the same object where it says nothing of them. */
export function withoutAnswers(body: MessageBody, left: Kept, texts: readonly string[], locale: string): MessageBody {
  const erased = { kind: 'say', text: say(locale, 'retention.erased') } as const
  const isOfAnswer = (path: string) => left.at.some((at) => isWithin(path, at))
  if (body.kind === 'review') return { ...body, sections: left.sections }
  if (body.kind === 'complete') return { ...body, data: left.data as typeof body.data }
  // The question itself stays, without what was proposed as its answer.
  if (body.kind === 'ask' && isOfAnswer(body.path) && body.suggestion !== undefined) {
    const { suggestion: _, ...question } = body
    return withoutAnswers(question, left, texts, locale)
  }
  if (body.kind !== 'ask' && 'path' in body && body.path !== undefined && isOfAnswer(body.path)) return erased
  const said = JSON.stringify(body)
  return texts.some((text) => said.includes(text)) ? erased : body
}

/** Shorter texts than this are in many messages that have nothing to do with the answer. */
const telling = 4

/** How the erased answers were written and shown, as they stand in JSON. */
function textsOf(data: unknown, left: Kept): string[] {
  const values = left.at.flatMap((at) => leaves(valueAt(data, at)))
  const shown = left.items.map(({ text }) => text)
  const kept = new Set([...leaves(left.data), ...left.sections.flatMap(({ items }) => items.map(({ text }) => text))])
  return [...new Set([...values, ...shown])]
    .filter((text) => text.length >= telling && !kept.has(text))
    .map((text) => JSON.stringify(text).slice(1, -1))
}

const valueAt = (data: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], data)

function leaves(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return [String(value)]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : []
}
