import type { Knex } from 'knex'
import { z } from 'zod'
import type { Actor } from '../accounts/actor.ts'
import { authorize } from '../accounts/authorize.ts'
import { Agency } from '../agencies/agency.model.ts'
import { actingFor } from '../database/acting.ts'
import type { Deps } from '../deps.ts'
import { NotFound, NotInThisState, NotPermitted } from '../errors.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import type { RevocationReason } from '../gateways/read-crl.ts'
import { takeNextSealKeyJob } from '../jobs/definitions.ts'
import { revokeIssued } from './certificate-register.ts'
import type { SealKeyChange } from './seal-key-change.ts'

export const decideSealChangeInput = z.object({ agencyId: z.uuid(), id: z.uuid(), approve: z.boolean() })

/**
 * A second administrator carries out what the first proposed, or either of them drops it. A key that is taken back
 * holds no longer from this moment on; a job takes the next one into use.
 * @throws NotPermitted when who proposed would approve; NotFound, NotInThisState
 */
export async function decideSealChange(
  deps: Deps,
  actor: Actor,
  input: z.infer<typeof decideSealChangeInput>,
): Promise<void> {
  authorize(actor, 'decide', 'Agency', await Agency.query(deps.db).findById(input.agencyId))
  await actingFor({ purpose: 'house' }, () => deps.db.transaction((trx) => decide(trx, deps, actor, input)))
}

async function decide(
  trx: Knex.Transaction,
  deps: Deps,
  { accountId }: Actor,
  { agencyId, id, approve }: z.infer<typeof decideSealChangeInput>,
): Promise<void> {
  const key = { agency_id: agencyId, id }
  const change: SealKeyChange | undefined = await trx('seal_key_changes').where(key).forUpdate().first()
  if (!change) throw new NotFound('change of a seal')
  if (change.status !== 'proposed') throw new NotInThisState(change.status)
  if (approve && change.proposed_by === accountId) throw new NotPermitted('two administrators decide about a seal')
  const at = deps.now()
  const status = approve ? 'approved' : 'refused'
  await trx('seal_key_changes').where(key).update({ status, decided_by: accountId, decided_at: at })
  if (!approve) {
    const about = { change: id, by: accountId }
    return appendEvidence(trx, deps, { agencyId, type: 'seal-key.change-refused', at, about })
  }
  const isSuccessorNeeded = change.kind === 'rotate' || (await revoke(trx, deps, change, accountId))
  if (isSuccessorNeeded) await deps.enqueue(trx, takeNextSealKeyJob, { agencyId, id })
}

/** @returns whether the agency sealed with this key until now */
async function revoke(trx: Knex.Transaction, deps: Deps, change: SealKeyChange, decidedBy: string): Promise<boolean> {
  const at = deps.now()
  const { agency_id, revocation_reason, compromised_since } = change
  const key = await trx('seal_keys').where({ agency_id, id: change.seal_key_id }).forUpdate().first()
  if (key.status === 'revoked') throw new NotInThisState('revoked')
  const revoked = { revoked_at: at, revocation_reason, compromised_since }
  await trx('seal_keys')
    .where({ agency_id, id: key.id })
    .update({ status: 'revoked', ...revoked })
  await revokeIssued(trx, key.certificate, {
    at,
    reason: (revocation_reason ?? undefined) as RevocationReason | undefined,
    ...(compromised_since ? { since: compromised_since } : {}),
  })
  const people = { proposedBy: change.proposed_by, approvedBy: decidedBy }
  const about = { change: change.id, key: key.name, certificate: key.sha256, reason: revocation_reason, ...people }
  await appendEvidence(trx, deps, { agencyId: agency_id, type: 'seal-key.revoked', at, about })
  return key.status === 'active'
}
