import type { Knex } from 'knex'
import { endsSoon, verificationTerm } from '../../catalog/agencies/verification-term.ts'
import type { Deps } from '../deps.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import { remindToRenewJob } from '../jobs/definitions.ts'
import { announceStanding } from './announce-standing.ts'

type Verification = {
  agency_id: string
  id: string
  application_id: string
  valid_until: Date
  reminded_at: Date | null
}

/** Reminds agencies whose verification ends soon, and takes the badge of those where it has. Done each hour, in passing. */
export async function tendVerifications(deps: Deps): Promise<void> {
  const ending: { agency_id: string; id: string }[] = await deps
    .db('agency_verifications')
    .where('valid_until', '<=', endsSoon(deps.now()))
    .whereNull('ended_at')
    .select('agency_id', 'id')
  for (const key of ending) await deps.db.transaction((trx) => tend(trx, deps, key))
}

async function tend(trx: Knex.Transaction, deps: Deps, key: { agency_id: string; id: string }): Promise<void> {
  const found: Verification | undefined = await trx('agency_verifications')
    .where({ ...key, ended_at: null })
    .forUpdate()
    .first()
  if (!found) return
  const { valid_until: validUntil, reminded_at: remindedAt } = found
  const due = verificationTerm({ validUntil, remindedAt }, deps.now())
  if (due === 'over') await end(trx, deps, found)
  if (due === 'to-remind') await remind(trx, deps, found)
}

/** Nobody's fault, so the agency is as before it was verified; a suspension would otherwise end in a badge. */
async function end(trx: Knex.Transaction, deps: Deps, { agency_id, id, valid_until }: Verification): Promise<void> {
  const at = deps.now()
  await trx('agency_verifications').where({ agency_id, id }).update({ ended_at: at })
  const unverified = { verified_at: null, suspended_at: null, suspended_by: null }
  await trx('agencies').where({ id: agency_id }).update(unverified)
  const about = { verification: id, validUntil: valid_until.toISOString(), by: null }
  await appendEvidence(trx, deps, { agencyId: agency_id, type: 'agency.verification-ended', at, about })
  await announceStanding(trx, agency_id)
}

async function remind(trx: Knex.Transaction, deps: Deps, { agency_id, id, valid_until }: Verification): Promise<void> {
  const at = deps.now()
  await trx('agency_verifications').where({ agency_id, id }).update({ reminded_at: at })
  const about = { verification: id, validUntil: valid_until.toISOString(), by: null }
  await appendEvidence(trx, deps, { agencyId: agency_id, type: 'agency.verification-reminded', at, about })
  await deps.enqueue(trx, remindToRenewJob, { agencyId: agency_id, id })
}
