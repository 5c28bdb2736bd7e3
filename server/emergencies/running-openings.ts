import type { Actor } from '../accounts/actor.ts'
import type { Deps } from '../deps.ts'
import { EmergencyOpening } from './emergency-opening.model.ts'

/** What is open to the actor in an emergency at this moment, what ends first first. */
export const runningOpenings = ({ db, now }: Deps, actor: Actor): Promise<EmergencyOpening[]> =>
  EmergencyOpening.query(db)
    .where({ opened_by: actor.accountId })
    .where('ends_at', '>', now())
    .orderBy('ends_at')
    .execute()
