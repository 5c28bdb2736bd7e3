import type { NewMessage, SignatureEvent } from '../conversations/message.ts'
import { say } from '../texts/say.ts'

type About = { id: string; title: string }

/** A line of the conversation about its signatures. */
export function signatureMessage(
  locale: string,
  { id, title }: About,
  event: SignatureEvent,
  params: { name?: string; names?: string; reason?: string } = {},
): NewMessage {
  const text = say(locale, `signature.${event}`, { title, ...params })
  return { author: { kind: 'parley' }, body: { kind: 'signature', id, title, event, text } }
}
