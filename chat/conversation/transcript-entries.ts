import type { Author, DocumentBody, ReceiptBody, StoredMessage } from '../http/conversations.ts'
import { openStep } from './open-step.ts'

type Said = { seq: number; at: string; author: Author; section?: string }

/** One line of the record, ready to be drawn. */
export type Entry = Said &
  (
    | { kind: 'say'; text: string }
    | { kind: 'problem'; text: string }
    | { kind: 'answer'; text: string; title?: string; path?: string; fate: Fate; changedBy?: number }
    | { kind: 'receipt'; receipt: ReceiptBody }
    | { kind: 'document'; document: DocumentBody }
  )

/** What became of an answer: it stands, was not understood, was replaced by a later one, or is not needed any more. */
export type Fate = 'stands' | 'refused' | 'changed' | 'dropped'

/**
 * The record of what was said, oldest first. Questions are not entries of their own: each answer carries its question.
 * The problems of the open question are left out, because they stand at the question.
 */
export function transcriptEntries(messages: readonly StoredMessage[]): Entry[] {
  const step = openStep(messages)
  const atQuestion = new Set<unknown>(step && 'problems' in step ? step.problems : [])
  const fates = answerFates(messages)
  const entries: Entry[] = []
  let section: string | undefined
  for (const { seq, at, author, body } of messages) {
    if (body.kind === 'ask') section = body.progress.section
    const said = { seq, at, author, ...(section && { section }) }
    if (body.kind === 'say') entries.push({ ...said, kind: 'say', text: body.text })
    if (body.kind === 'problem' && !atQuestion.has(body)) entries.push({ ...said, kind: 'problem', text: body.text })
    if (body.kind === 'reply')
      entries.push({ ...said, ...body, kind: 'answer', ...fates.get(seq), fate: fates.get(seq)?.fate ?? 'stands' })
    if (body.kind === 'receipt') entries.push({ ...said, kind: 'receipt', receipt: body })
    if (body.kind === 'document') entries.push({ ...said, kind: 'document', document: body })
  }
  return entries
}

type AnswerFate = { fate: Fate; changedBy?: number }

function answerFates(messages: readonly StoredMessage[]): Map<number, AnswerFate> {
  const fates = new Map<number, AnswerFate>()
  const standing = new Map<string, number>()
  messages.forEach(({ seq, body }, index) => {
    if (body.kind === 'review') dropUnlisted(body, standing, fates)
    if (body.kind !== 'reply' || body.path === undefined) return
    if (followedByProblem(messages, index)) {
      fates.set(seq, { fate: 'refused' })
      return
    }
    const earlier = standing.get(body.path)
    if (earlier !== undefined) fates.set(earlier, { fate: 'changed', changedBy: seq })
    fates.set(seq, { fate: 'stands' })
    standing.set(body.path, seq)
  })
  return fates
}

function followedByProblem(messages: readonly StoredMessage[], index: number): boolean {
  for (const { body } of messages.slice(index + 1)) {
    if (body.kind === 'reply') return false
    if (body.kind === 'problem') return true
  }
  return false
}

/** A review lists every answer that counts; what stood and is not in it went away with a change elsewhere. */
function dropUnlisted(
  review: { sections: { items: { path: string }[] }[] },
  standing: Map<string, number>,
  fates: Map<number, AnswerFate>,
): void {
  const listed = review.sections.flatMap(({ items }) => items.map(({ path }) => path))
  for (const [path, seq] of standing) {
    const counts = listed.some((item) => item === path || item.startsWith(`${path}/`))
    if (!counts) fates.set(seq, { fate: 'dropped' })
  }
}
