import { abilityOf, rulesOfRoles } from '../../catalog/abilities.ts'
import type { Actor } from '../accounts/actor.ts'
import { accessible } from '../database/accessible.ts'
import type { Deps } from '../deps.ts'
import { EmergencyOpening } from './emergency-opening.model.ts'

const week = 7 * 24 * 3_600_000

/** What was opened in emergencies within a week, as far as the actor watches over it, the newest first. */
export const recentOpenings = ({ db, now }: Deps, actor: Actor): Promise<EmergencyOpening[]> =>
  accessible(EmergencyOpening.query(db), abilityOf(rulesOfRoles(actor)), 'read', 'Emergency')
    .where('opened_at', '>', new Date(now().getTime() - week))
    .orderBy('opened_at', 'desc')
    .limit(20)
    .execute()
