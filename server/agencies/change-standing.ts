import { z } from 'zod'
import { changeStanding as change, type StandingRefusal } from '../../catalog/agencies/change-standing.ts'
import type { Actor } from '../accounts/actor.ts'
import { authorize } from '../accounts/authorize.ts'
import { serving } from '../database/acting.ts'
import type { Deps } from '../deps.ts'
import { Invalid, NotInThisState, NotPermitted } from '../errors.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import { Agency } from './agency.model.ts'
import { announceStanding } from './announce-standing.ts'
import { standingOf } from './standing.ts'

export const changeStandingInput = z.object({
  agencyId: z.uuid(),
  step: z.enum(['suspend', 'restore', 'revoke']),
  reason: z.string().max(2000),
})

/**
 * An administrator suspends or revokes an agency's verification, or restores what another one suspended. Open chats hear
 * of it at once. Documents sealed before stay valid.
 * @throws NotFound, NotPermitted, NotInThisState, Invalid without a reason
 */
export async function changeStanding(
  deps: Deps,
  actor: Actor,
  input: z.input<typeof changeStandingInput>,
): Promise<void> {
  const { agencyId, step, reason } = changeStandingInput.parse(input)
  await deps.db.transaction(async (trx) => {
    const agency = await Agency.query(trx).findById(agencyId).forUpdate()
    authorize(actor, 'verify', 'Agency', agency)
    const now = standingOf(agency)
    const outcome = change(now, step, { by: actor.accountId, reason })
    if ('refused' in outcome) throw refusals[outcome.refused](now.standing)
    const at = deps.now()
    await trx('agencies')
      .where({ id: agencyId })
      .update(columnsFor(outcome.standing, actor, at, reason.trim()))
    if (step === 'revoke') {
      await trx('agency_verifications').where({ agency_id: agencyId, ended_at: null }).update({ ended_at: at })
    }
    const about = { by: actor.accountId, reason: reason.trim() }
    await serving(agencyId, () => appendEvidence(trx, deps, { agencyId, type: evidenceOf[step], at, about }))
    await announceStanding(trx, agencyId)
  })
}

const evidenceOf = { suspend: 'agency.suspended', restore: 'agency.restored', revoke: 'agency.revoked' } as const

const refusals: Record<StandingRefusal, (standing: string) => Error> = {
  'reason-missing': () => new Invalid([{ path: 'reason', reason: 'missing' }]),
  'not-in-this-state': (standing) => new NotInThisState(standing),
  'second-person': () => new NotPermitted('a badge comes back by another administrator than who took it'),
}

function columnsFor(standing: 'verified' | 'suspended' | 'revoked', { accountId }: Actor, at: Date, reason: string) {
  return {
    verified_at: standing === 'verified' ? at : null,
    suspended_at: standing === 'suspended' ? at : null,
    suspended_by: standing === 'suspended' ? accountId : null,
    revoked_at: standing === 'revoked' ? at : null,
    standing_reason: reason,
  }
}
