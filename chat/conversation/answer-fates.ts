import type { StoredMessage } from '../http/conversations.ts'

/** What became of an answer: it stands, was not understood, was taken back, replaced by a later one, or fell away with a change. */
export type Fate = 'stands' | 'refused' | 'kept' | 'changed' | 'dropped'

export type AnswerFate = { fate: Fate; changedBy?: number }

/**
 * The fate of every reply that answered a question which can be changed, by its `seq`. Whether there is one more of
 * something is asked again and again at the same path, and is no such question.
 */
export function answerFates(messages: readonly StoredMessage[]): Map<number, AnswerFate> {
  const fates = new Map<number, AnswerFate>()
  const standing = new Map<string, number>()
  const atStake = new Map<string, number>()
  let repeats = false
  messages.forEach(({ seq, body }, index) => {
    if (body.kind === 'ask') repeats = body.input.kind === 'more'
    if (body.kind === 'confirm') for (const path of body.drops) atStake.set(path, seq)
    if (body.kind === 'review') drop(unlisted(body), standing, atStake, fates)
    if (body.kind !== 'reply' || !body.path || repeats) return
    const fate = fateAtOnce(messages.slice(index + 1))
    fates.set(seq, { fate })
    if (fate !== 'stands') return
    const earlier = standing.get(body.path)
    if (earlier !== undefined) fates.set(earlier, { fate: 'changed', changedBy: seq })
    standing.set(body.path, seq)
  })
  return fates
}

/** What the answer to a reply says of it. A change that had to be confirmed stands unless the person took it back. */
function fateAtOnce(after: readonly StoredMessage[]): Fate {
  const next = after.findIndex(({ body }) => body.kind === 'reply')
  const answer = next < 0 ? after : after.slice(0, next)
  if (answer.some(({ body }) => body.kind === 'problem')) return 'refused'
  const word = after[next]?.body
  const toConfirm = answer.some(({ body }) => body.kind === 'confirm')
  return toConfirm && word?.kind === 'reply' && word.command === 'cancel' ? 'kept' : 'stands'
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
