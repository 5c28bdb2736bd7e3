import type { NewMessage } from '../conversations/message.ts'
import { say } from '../texts/say.ts'

/** What happened to a request for signatures, as its conversation tells it. */
export type SignatureEvent =
  | 'preparing'
  | 'waiting'
  | 'ready'
  | 'joined'
  | 'signed'
  | 'declined'
  | 'complete'
  | 'refused'
  | 'expired'
  | 'reminder'

type About = { id: string; title: string }

export function signatureMessage(
  locale: string,
  { id, title }: About,
  event: SignatureEvent,
  params: { name?: string; reason?: string; days?: number } = {},
): NewMessage {
  const text = say(locale, `signature.${event}`, { title, ...params })
  return { author: { kind: 'parley' }, body: { kind: 'signature', id, title, event, text } }
}
