import type {
  Author,
  DocumentBody,
  ReceiptBody,
  ReplyBody,
  SignatureBody,
  StoredMessage,
} from '../http/conversations.ts'
import { type AnswerFate, answerFates } from './answer-fates.ts'
import { openStep, type Review } from './open-step.ts'

/** `lang` where the conversation changed its language: what was said in each is read aloud in it. */
type Said = { seq: number; at: string; author: Author; section?: string; lang?: string }

/** What became of a document that no longer counts: `by` is the number of the one that replaces it. */
export type Standing = { kind: 'revoked'; since: string } | { kind: 'superseded'; since: string; by: string }

/** One line of the record, ready to be drawn. */
export type Entry = Said &
  (
    | { kind: 'say'; text: string }
    | { kind: 'problem'; text: string }
    // Without `fate` it was not an answer that can be changed.
    | ({ kind: 'answer'; text: string; title?: string; path?: string } & Partial<AnswerFate>)
    | { kind: 'review'; review: Review; latest: boolean }
    | { kind: 'receipt'; receipt: ReceiptBody }
    | { kind: 'document'; document: DocumentBody; standing?: Standing }
    | { kind: 'signature'; signature: SignatureBody }
  )

/**
 * The record of what was said, oldest first. Questions are not entries of their own: each answer carries its question.
 * The problems of the open question and the open review are left out, because they stand in the dock.
 */
export function transcriptEntries(messages: readonly StoredMessage[]): Entry[] {
  const step = openStep(messages)
  const atQuestion = new Set<unknown>(step && 'problems' in step ? step.problems : [])
  const fates = answerFates(messages)
  const standings = standingsIn(messages)
  const lastReply = messages.findLast(({ body }) => body.kind === 'reply')?.seq ?? 0
  const entries: Entry[] = []
  let section: string | undefined
  let lang = messages.map(({ body }) => languageChange(body)?.from).find((from) => from !== undefined)
  for (const { seq, at, author, body } of messages) {
    if (body.kind === 'ask') section = body.progress.section
    lang = languageChange(body)?.to ?? lang
    const said = { seq, at, author, ...(section && { section }), ...(lang && { lang }) }
    if (body.kind === 'say') entries.push({ ...said, kind: 'say', text: body.text })
    if (body.kind === 'problem' && !atQuestion.has(body)) entries.push({ ...said, kind: 'problem', text: body.text })
    if (body.kind === 'reply') entries.push({ ...said, ...answerOf(body, fates.get(seq)) })
    if (body.kind === 'review' && seq !== step?.seq)
      entries.push({ ...said, kind: 'review', review: body, latest: seq > lastReply })
    if (body.kind === 'receipt') entries.push({ ...said, kind: 'receipt', receipt: body })
    if (body.kind === 'signature') entries.push({ ...said, kind: 'signature', signature: body })
    if (body.kind === 'revocation') entries.push({ ...said, kind: 'say', text: body.text })
    if (body.kind === 'document') {
      const standing = standings.get(body.id)
      entries.push({ ...said, kind: 'document', document: body, ...(standing && { standing }) })
    }
  }
  return entries
}

function languageChange(body: StoredMessage['body']): { from: string; to: string } | undefined {
  return body.kind === 'say' ? body.language : undefined
}

/** By the id of the document. One that was replaced and then revoked is revoked. */
function standingsIn(messages: readonly StoredMessage[]): Map<string, Standing> {
  const standings = new Map<string, Standing>()
  for (const { at, body } of messages) {
    if (body.kind === 'revocation') standings.set(body.document, { kind: 'revoked', since: at })
    if (body.kind === 'document' && body.replaces && standings.get(body.replaces)?.kind !== 'revoked')
      standings.set(body.replaces, { kind: 'superseded', since: at, by: body.number })
  }
  return standings
}

/** The question stands above what answered it; not above a word aside, nor above a form that answered many at once. */
function answerOf({ text, path, title }: ReplyBody, fate: AnswerFate | undefined) {
  const about = path && fate?.fate !== 'aside' ? { path, ...(title !== undefined && { title }) } : {}
  return { kind: 'answer' as const, text, ...about, ...fate }
}
