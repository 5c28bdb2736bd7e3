import type { Conversation } from '#forms'

/** Conversations that are being held are kept as the engine left them, so that the next turn need not rebuild them. */
const room = 1000
const kept = new Map<string, { version: number; state: Conversation }>()

/** The state of a conversation at its newest version known here. The database says whether that is still the newest. */
export function keptState(id: string): { version: number; state: Conversation } | undefined {
  return kept.get(id)
}

/** Keeps a state that was just saved; the conversation that rested longest makes room. */
export function keepState(id: string, version: number, state: Conversation): void {
  kept.delete(id)
  kept.set(id, { version, state })
  const oldest = kept.keys().next().value
  if (kept.size > room && oldest !== undefined) kept.delete(oldest)
}
