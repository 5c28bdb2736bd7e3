import type { Knex } from 'knex'
import type { Actor } from '../accounts/actor.ts'
import { authorize } from '../accounts/authorize.ts'
import type { Deps } from '../deps.ts'
import { recordAccess } from '../privacy/record-access.ts'
import { AgencyApplication, type AppliedFor, appliedForIn } from './application.model.ts'
import { checkNames, type NameChecks } from './check-names.ts'
import type { EvidenceFile } from './evidence-files.ts'

export type ReadApplication = {
  application: AgencyApplication
  applied: AppliedFor
  slug: string
  applicant: string
  isOwn: boolean
  names: NameChecks
  /** Each file with the names of the administrators who have opened it. */
  files: (EvidenceFile & { openedBy: string[]; openedByReader: boolean })[]
  checks: { by: string; isReader: boolean; verdict: string; note: string; at: Date; ofThisState: boolean }[]
}

/** All that is applied for, with the evidence and what was said of it. An administrator's look leaves a trace. @throws NotFound */
export async function readApplication(deps: Deps, actor: Actor, input: { id: string }): Promise<ReadApplication> {
  return deps.db.transaction(async (trx) => {
    const application = await AgencyApplication.query(trx).findOne({ id: input.id })
    authorize(actor, 'read', 'AgencyApplication', application)
    const { agency_id, account_id } = application
    await recordAccess(trx, deps, actor, {
      accountId: account_id,
      agencyId: agency_id,
      caseNumber: null,
      what: { key: 'access.read-agency-application' },
      purpose: 'access.purpose.verify-agency',
    })
    const applicant = await trx('accounts').where({ id: account_id }).first('name')
    const agency = await trx('agencies').where({ id: agency_id }).first('slug')
    return {
      application,
      applied: appliedForIn(application),
      slug: agency?.slug,
      applicant: applicant?.name,
      isOwn: account_id === actor.accountId,
      names: await checkNames(trx, agency_id, application.names),
      files: await filesOf(trx, application, actor),
      checks: await checksOf(trx, application, actor),
    }
  })
}

async function filesOf(trx: Knex.Transaction, { agency_id, id }: AgencyApplication, { accountId }: Actor) {
  const of = { agency_id, application_id: id }
  const files = await trx('application_files').where(of).orderBy('uploaded_at')
  const openings = await trx('application_openings as o')
    .join('accounts as a', 'a.id', 'o.opened_by')
    .where(of)
    .orderBy('o.opened_at')
    .select('o.file_id', 'o.opened_by', 'a.name')
  return files.map((file) => {
    const opened = openings.filter(({ file_id }) => file_id === file.id)
    const { id: fileId, name, mime, size, sha256 } = file
    const openedByReader = opened.some(({ opened_by }) => opened_by === accountId)
    return { id: fileId, name, mime, size, sha256, openedBy: opened.map((one) => one.name), openedByReader }
  })
}

async function checksOf(trx: Knex.Transaction, application: AgencyApplication, { accountId }: Actor) {
  const made = await trx('application_checks as c')
    .join('accounts as a', 'a.id', 'c.checked_by')
    .where({ 'c.agency_id': application.agency_id, 'c.application_id': application.id })
    .orderBy('c.checked_at')
    .select('c.*', 'a.name')
  return made.map((row) => ({
    by: row.name,
    isReader: row.checked_by === accountId,
    verdict: row.verdict,
    note: row.note,
    at: row.checked_at,
    ofThisState: row.evidence_hash === application.evidence_hash,
  }))
}
