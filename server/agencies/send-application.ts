import { createHash } from 'node:crypto'
import { canonicalJson } from '#forms'
import type { Actor } from '../accounts/actor.ts'
import { serving } from '../database/acting.ts'
import type { Deps } from '../deps.ts'
import { Invalid, NotInThisState } from '../errors.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import { type AgencyApplication, appliedForIn } from './application.model.ts'
import { anyRefused, checkNames } from './check-names.ts'
import { lockApplication, lockOpenApplication } from './lock-application.ts'

/** Puts an application before the administrators. @throws NotFound, NotInThisState; Invalid without a file, or with a name that became taken */
export async function sendApplication(deps: Deps, actor: Actor, input: { id: string }): Promise<void> {
  await deps.db.transaction(async (trx) => {
    const found = await lockOpenApplication(trx, actor, input.id)
    const of = { agency_id: found.agency_id, application_id: found.id }
    const digests: string[] = await trx('application_files').where(of).orderBy('sha256').pluck('sha256')
    if (digests.length === 0) throw new Invalid([{ path: 'files', reason: 'missing' }])
    if (anyRefused(await checkNames(trx, found.agency_id, found.names)))
      throw new Invalid([{ path: 'names', reason: 'refused' }])
    const evidence_hash = evidenceHash(found, digests)
    const sent = { status: 'waiting', evidence_hash, sent_at: deps.now(), version: found.version + 1 }
    await trx('agency_applications').where({ agency_id: found.agency_id, id: found.id }).update(sent)
    const about = { application: found.id, sentBy: actor.accountId, evidence: evidence_hash, files: digests.length }
    await serving(found.agency_id, () =>
      appendEvidence(trx, deps, { agencyId: found.agency_id, type: 'agency.application-sent', at: deps.now(), about }),
    )
  })
}

/** The applicant takes it back. @throws NotFound, NotInThisState once it is closed */
export async function withdrawApplication(deps: Deps, actor: Actor, input: { id: string }): Promise<void> {
  await deps.db.transaction(async (trx) => {
    const found = await lockApplication(trx, actor, 'apply', input.id)
    if (!['draft', 'waiting', 'returned'].includes(found.status)) throw new NotInThisState(found.status)
    const key = { agency_id: found.agency_id, id: found.id }
    await trx('agency_applications')
      .where(key)
      .update({ status: 'withdrawn', version: found.version + 1 })
    const about = { application: found.id, withdrawnBy: actor.accountId }
    await serving(found.agency_id, () =>
      appendEvidence(trx, deps, {
        agencyId: key.agency_id,
        type: 'agency.application-withdrawn',
        at: deps.now(),
        about,
      }),
    )
  })
}

/** SHA-256 over all that is applied for and the digests of the files: what a check is about (RFC 8785). */
function evidenceHash(application: AgencyApplication, files: string[]): string {
  const whole = canonicalJson({ agency: application.agency_id, ...appliedForIn(application), files })
  return createHash('sha256').update(whole).digest('hex')
}
