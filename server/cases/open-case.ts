import type { Knex } from 'knex'
import type { ServiceDefinition } from '../../catalog/service-definition.ts'
import type { Deps } from '../deps.ts'
import { decideByRuleJob } from '../jobs/definitions.ts'
import type { FrozenSubmission } from '../submissions/frozen-submission.ts'

type Opened = {
  submission: FrozenSubmission
  applicant: string
  definition: ServiceDefinition
  officeId: string
  due: Date
}

/** Opens the case of a submission at its office; where a rule may decide, the register is asked by a job. */
export async function openCase(trx: Knex.Transaction, deps: Deps, opened: Opened): Promise<void> {
  const { submission, definition } = opened
  const id = deps.newId()
  await trx('cases').insert({
    agency_id: submission.agency_id,
    id,
    submission_id: submission.id,
    number: submission.number,
    account_id: submission.account_id,
    applicant: opened.applicant,
    service_id: submission.service_id,
    office_id: opened.officeId,
    title: JSON.stringify(definition.titles),
    opened_at: submission.submitted_at,
    due_at: opened.due,
  })
  if (definition.decision.by === 'rule')
    await deps.enqueue(trx, decideByRuleJob, { agencyId: submission.agency_id, id })
}
