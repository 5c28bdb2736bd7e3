import type { Conversation } from './conversation.ts'

/** A stored conversation in the shape of today. Each older version is lifted by one step; there is only one version so far. */
export function upgrade(stored: Conversation): Conversation {
  return stored
}
