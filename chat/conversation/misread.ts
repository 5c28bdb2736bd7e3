import type { StoredMessage } from '../http/conversations.ts'

/** The person's last words when they were not understood: kept in the text box, to be corrected instead of typed again. */
export function misread(messages: readonly StoredMessage[]): string | undefined {
  const last = messages.findLastIndex(({ body }) => body.kind === 'reply')
  const reply = messages[last]?.body
  const refused = messages.slice(last + 1).some(({ body }) => body.kind === 'problem')
  return refused && reply?.kind === 'reply' ? reply.text : undefined
}
