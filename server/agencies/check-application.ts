import type { Knex } from 'knex'
import { z } from 'zod'
import {
  type CheckRefusal,
  checkApplication as check,
  type MadeCheck,
} from '../../catalog/agencies/check-application.ts'
import type { Actor } from '../accounts/actor.ts'
import { serving } from '../database/acting.ts'
import type { Deps } from '../deps.ts'
import { ChangedMeanwhile, Invalid, NotInThisState, NotPermitted } from '../errors.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import type { AgencyApplication } from './application.model.ts'
import { lockApplication } from './lock-application.ts'
import { verifyAgency } from './verify-agency.ts'

export const checkApplicationInput = z.object({
  id: z.uuid(),
  verdict: z.enum(['approved', 'returned', 'refused']),
  note: z.string().max(2000),
  /** Digest of what was on the screen, so that nobody approves what they have not seen. */
  sawHash: z.string().max(100),
})

/**
 * An administrator's check of an application. With the second approval, by somebody else, the agency is verified.
 * @throws NotFound, NotPermitted for the applicant, NotInThisState, ChangedMeanwhile, Invalid
 */
export async function checkApplication(
  deps: Deps,
  actor: Actor,
  input: z.input<typeof checkApplicationInput>,
): Promise<{ status: 'waiting' | 'returned' | 'refused' | 'approved' }> {
  const { id, verdict, note, sawHash } = checkApplicationInput.parse(input)
  return deps.db.transaction(async (trx) => {
    const found = await lockApplication(trx, actor, 'verify', id)
    const state = await stateOf(trx, found)
    const opened = await openedBy(trx, found, actor)
    const outcome = check(state, { by: actor.accountId, verdict, note, sawHash, opened })
    if ('refused' in outcome) throw refusals[outcome.refused](found.status)
    return serving(found.agency_id, async () => {
      await record(trx, deps, actor, found, { verdict, note: note.trim() })
      if (outcome.status === 'approved') await verifyAgency(trx, deps, actor, found, outcome.first)
      const moved = { status: outcome.status, version: found.version + 1 }
      await trx('agency_applications').where({ agency_id: found.agency_id, id }).update(moved)
      return { status: outcome.status }
    })
  })
}

const refusals: Record<CheckRefusal, (status: string) => Error> = {
  'own-application': () => new NotPermitted('nobody checks what they have applied for'),
  'not-waiting': (status) => new NotInThisState(status),
  'already-checked': () => new NotInThisState('checked'),
  'changed-meanwhile': () => new ChangedMeanwhile(),
  'note-missing': () => new Invalid([{ path: 'note', reason: 'missing' }]),
  'files-not-opened': () => new Invalid([{ path: 'files', reason: 'not-opened' }]),
}

async function stateOf(trx: Knex.Transaction, { agency_id, id, status, account_id, evidence_hash }: AgencyApplication) {
  const of = { agency_id, application_id: id }
  const files: string[] = await trx('application_files').where(of).pluck('id')
  const made = await trx('application_checks').where(of).orderBy('checked_at')
  const checks: MadeCheck[] = made.map((row) => ({
    by: row.checked_by,
    verdict: row.verdict,
    evidenceHash: row.evidence_hash,
    at: row.checked_at,
  }))
  return { status, applicant: account_id, evidenceHash: evidence_hash, files, checks }
}

const openedBy = (
  trx: Knex.Transaction,
  { agency_id, id }: AgencyApplication,
  { accountId }: Actor,
): Promise<string[]> =>
  trx('application_openings').where({ agency_id, application_id: id, opened_by: accountId }).pluck('file_id')

async function record(
  trx: Knex.Transaction,
  deps: Deps,
  actor: Actor,
  found: AgencyApplication,
  { verdict, note }: { verdict: string; note: string },
): Promise<void> {
  await trx('application_checks').insert({
    agency_id: found.agency_id,
    application_id: found.id,
    checked_by: actor.accountId,
    evidence_hash: found.evidence_hash,
    verdict,
    note,
    checked_at: deps.now(),
  })
  await appendEvidence(trx, deps, {
    agencyId: found.agency_id,
    type: 'agency.checked',
    at: deps.now(),
    about: { application: found.id, verdict, checkedBy: actor.accountId, evidence: found.evidence_hash },
  })
}
