import type { Conversation } from './conversation.ts'

/** What was stored at some time: of its shape only the version is certain. */
type Stored = { readonly version: number }

/** Makes a stored conversation one version younger. */
type Step = (stored: Stored) => Stored

/** The step from each version to the next, from version 1 on. A step is never changed once conversations were stored after it. */
const STEPS: readonly Step[] = []

/**
 * A stored conversation in the shape of today: the engine knows one shape only.
 * @throws RangeError for one that a newer engine wrote: to guess at it could lose answers
 */
export function upgrade(stored: Stored): Conversation {
  return lift(stored, STEPS) as Conversation
}

/** Takes every step between the stored version and the newest, in order and once each. */
export function lift(stored: Stored, steps: readonly Step[]): Stored {
  const newest = steps.length + 1
  if (!Number.isInteger(stored.version) || stored.version < 1 || stored.version > newest)
    throw new RangeError(`The conversation has version ${stored.version}; this engine knows 1 to ${newest}.`)
  return steps.slice(stored.version - 1).reduce((lifted, step) => step(lifted), stored)
}
