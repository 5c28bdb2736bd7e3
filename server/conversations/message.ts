import type { Command, Message, Progress } from '#forms'

/** What stands in a conversation: the engine's messages and what the house itself adds to them. */
export type MessageBody =
  | Message
  | { kind: 'reply'; text: string; path?: string; title?: string; command?: Command }
  | { kind: 'receipt'; number: string; submittedAt: string; office: string; dueAt: string }
  | { kind: 'signature'; id: string; title: string; event: SignatureEvent; text: string }
  // `replaces`: the document that no longer counts since this one was issued.
  | { kind: 'document'; id: string; title: string; number: string; code: string; replaces?: string }
  | { kind: 'revocation'; document: string; text: string }

/** What happened to a request for signatures. */
export type SignatureEvent =
  | 'preparing'
  | 'waiting'
  | 'ready'
  | 'signed'
  | 'declined'
  | 'complete'
  | 'refused'
  | 'expired'
  | 'reminder'
  | 'stopped'

export type Author =
  | { kind: 'applicant' }
  | { kind: 'parley' }
  | { kind: 'official'; name: string; role: string; agency: string }
  | { kind: 'agency'; name: string; agency: string }

export type StoredMessage = { seq: number; id: string; author: Author; at: Date; body: MessageBody }

export type NewMessage = { author: Author; body: MessageBody }

/** How far the person has come, as the last question or review among some messages says it. */
export function stepIn(messages: readonly { body: MessageBody }[]): { progress: Progress } | undefined {
  const step = messages.findLast(({ body }) => body.kind === 'ask' || body.kind === 'review')?.body
  return step?.kind === 'ask' || step?.kind === 'review' ? step : undefined
}
