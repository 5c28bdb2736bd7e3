import type { Conversation } from './conversation.ts'

/** The shape in which conversations are written today. */
const NEWEST = 1

/**
 * A stored conversation in the shape of today. Each older version is lifted by one step; the engine knows one shape only.
 * @throws RangeError for one that a newer engine wrote: to guess at it could lose answers
 */
export function upgrade(stored: Conversation): Conversation {
  if (stored.version > NEWEST)
    throw new RangeError(`The conversation has version ${stored.version}, newer than ${NEWEST}.`)
  return stored
}
