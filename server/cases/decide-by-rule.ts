import { decideByRule } from '../../catalog/decide-by-rule.ts'
import { inLocale } from '../../catalog/in-locale.ts'
import { Account } from '../accounts/account.model.ts'
import type { Deps } from '../deps.ts'
import type { ResidentRegister } from '../gateways/resident-register.ts'
import { publishedForm } from '../services/published-form.ts'
import { Submission } from '../submissions/submission.model.ts'
import { Case } from './case.model.ts'
import { recordDecision } from './record-decision.ts'

/**
 * Grants a case when the register says what the applicant said; otherwise leaves it to its office.
 * Harmless to repeat: a case that is no longer open is left alone.
 */
export async function decideCaseByRule(
  deps: Deps,
  register: ResidentRegister,
  job: { agencyId: string; id: string },
): Promise<void> {
  const found = await Case.query(deps.db).findById([job.agencyId, job.id])
  if (found?.status !== 'open') return
  const submission = await Submission.query(deps.db).findById([found.agency_id, found.submission_id]).throwIfNotFound()
  const applicant = await Account.query(deps.db).findById(found.account_id).throwIfNotFound()
  const { definition } = await publishedForm(deps.db, {
    agencyId: found.agency_id,
    serviceId: found.service_id,
    version: submission.service_version,
  })
  const entry = await register.entryOf({ iss: applicant.iss, sub: applicant.sub })
  const ruling = decideByRule(definition, submission.data, entry)
  if (!ruling.decided) return
  const reason = inLocale(ruling.reason, submission.locale)
  await deps.db.transaction((trx) => recordDecision(trx, deps, found, { outcome: ruling.outcome, reason, by: 'rule' }))
}
