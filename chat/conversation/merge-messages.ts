import type { StoredMessage } from '../http/conversations.ts'

/**
 * Messages in order of `seq`, each once, whichever way they arrived: as an answer, by the stream or by replay.
 * The same array comes back when nothing is new, so that nothing is drawn again.
 */
export function mergeMessages(
  known: readonly StoredMessage[],
  more: readonly StoredMessage[],
): readonly StoredMessage[] {
  const seqs = new Set(known.map(({ seq }) => seq))
  const fresh = more.filter(({ seq }) => !seqs.has(seq) && seqs.add(seq))
  return fresh.length ? [...known, ...fresh].sort((a, b) => a.seq - b.seq) : known
}

/** The last `seq` up to which nothing is missing: where a replay has to start. */
export function knownUpTo(messages: readonly StoredMessage[]): number {
  const gap = messages.findIndex(({ seq }, index) => seq !== index + 1)
  return gap < 0 ? messages.length : gap
}
