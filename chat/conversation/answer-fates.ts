import type { StoredMessage } from '../http/conversations.ts'
import type { Ask } from './open-step.ts'

/**
 * What became of a reply: its answer stands, waits for a confirmation, was not taken, was taken back, was replaced by
 * a later one, or fell away with a change. A word aside ("help", "back") answered nothing.
 */
export type Fate = 'stands' | 'pending' | 'refused' | 'kept' | 'changed' | 'dropped' | 'aside'

export type AnswerFate = { fate: Fate; changedBy?: number }

/**
 * The fate of every reply to a question that can be changed, by its `seq`. Whether there is one more of something
 * is asked again and again at the same path, and is no such question.
 */
export function answerFates(messages: readonly StoredMessage[]): Map<number, AnswerFate> {
  const fates = new Map<number, AnswerFate>()
  const standing = new Map<string, number>()
  const atStake = new Map<string, number>()
  let asked: Ask | undefined
  messages.forEach(({ seq, body }, index) => {
    if (body.kind === 'ask') asked = body
    if (body.kind === 'confirm') for (const path of body.drops) atStake.set(path, seq)
    if (body.kind === 'review') drop(unlisted(body), standing, atStake, fates)
    if (body.kind !== 'reply' || !body.path || asked?.input.kind === 'more') return
    const fate = fateAtOnce(asked, messages.slice(index + 1), standing)
    fates.set(seq, { fate })
    if (fate !== 'stands') return
    const earlier = standing.get(body.path)
    if (earlier !== undefined) fates.set(earlier, { fate: 'changed', changedBy: seq })
    standing.set(body.path, seq)
  })
  return fates
}

/** What the answer to a reply says of it. A change that had to be confirmed stands unless the person took it back. */
function fateAtOnce(asked: Ask | undefined, after: readonly StoredMessage[], standing: Map<string, number>): Fate {
  const next = after.findIndex(({ body }) => body.kind === 'reply')
  const answer = next < 0 ? after : after.slice(0, next)
  // Of a table, some cells may be refused while the rest waits for a word.
  const waits = answer.some(({ body }) => body.kind === 'confirm')
  if (!waits && answer.some(({ body }) => body.kind === 'problem')) return 'refused'
  const word = after[next]?.body
  if (waits) {
    if (word?.kind !== 'reply') return 'pending'
    return word.command === 'cancel' ? 'kept' : 'stands'
  }
  return answer.some(({ body }) => body.kind === 'ask' && leadsBack(body, asked, standing)) ? 'aside' : 'stands'
}

/** An answer leads on to a question without one; a word aside leads back to the same question or to an answered one. */
function leadsBack(next: Ask, asked: Ask | undefined, standing: Map<string, number>): boolean {
  if (next.path === asked?.path) return next.input.kind === asked.input.kind
  return next.input.kind !== 'more' && standing.has(next.path)
}

/** Whether a review, which lists every answer that counts, has nothing at or under a path. */
function unlisted(review: { sections: { items: { path: string }[] }[] }): (path: string) => boolean {
  const listed = review.sections.flatMap(({ items }) => items.map(({ path }) => path))
  return (path) => !listed.some((item) => item === path || item.startsWith(`${path}/`))
}

/** Answers that a change put at stake, and that are gone since. */
function drop(
  isGone: (path: string) => boolean,
  standing: Map<string, number>,
  atStake: Map<string, number>,
  fates: Map<number, AnswerFate>,
): void {
  for (const [path, seq] of standing) {
    const stakes = [...atStake].filter(([stake]) => path === stake || path.startsWith(`${stake}/`))
    if (isGone(path) && stakes.some(([, since]) => seq < since)) fates.set(seq, { fate: 'dropped' })
  }
}
