import type { StoredMessage } from '../http/conversations.ts'

/** The person's last words when they were not understood: kept in the text box, to be corrected instead of typed again. */
export function misread(messages: readonly StoredMessage[]): string | undefined {
  const last = messages.findLastIndex(({ body }) => body.kind === 'reply')
  const reply = messages[last]?.body
  const kinds = messages.slice(last + 1).map(({ body }) => body.kind)
  // Where the rest was understood and waits for a word, there is nothing to be corrected here.
  const refused = kinds.includes('problem') && !kinds.includes('confirm')
  return refused && reply?.kind === 'reply' ? reply.text : undefined
}
