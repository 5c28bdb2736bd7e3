import { abilityFor } from '../../catalog/abilities.ts'
import { endsSoon } from '../../catalog/agencies/verification-term.ts'
import type { Localized } from '../../catalog/in-locale.ts'
import type { Actor } from '../accounts/actor.ts'
import type { Deps } from '../deps.ts'

export type EndingVerification = { agencyId: string; applicationId: string; names: Localized; validUntil: Date }

/** The verifications that end soon: every one for who verifies agencies, else those that the actor has applied for. */
export async function listEndingVerifications({ db, now }: Deps, actor: Actor): Promise<EndingVerification[]> {
  const query = db('agency_verifications as v')
    .join('agencies as g', 'g.id', 'v.agency_id')
    .whereNull('v.ended_at')
    .where('v.valid_until', '<=', endsSoon(now()))
    .orderBy('v.valid_until')
  if (!abilityFor(actor).can('verify', 'Agency')) query.where('v.applied_by', actor.accountId)
  return query.select('g.id as agencyId', 'v.application_id as applicationId', 'g.names', 'v.valid_until as validUntil')
}
