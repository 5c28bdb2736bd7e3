import { z } from 'zod'
import { draftDefinition } from '../../catalog/designing/draft-definition.ts'
import type { Actor } from '../accounts/actor.ts'
import { authorize } from '../accounts/authorize.ts'
import { Agency } from '../agencies/agency.model.ts'
import { Case } from '../cases/case.model.ts'
import type { Deps } from '../deps.ts'
import { printSample, type Sample } from '../documents/print-sample.ts'
import { NotFound } from '../errors.ts'
import { recordAccess } from '../privacy/record-access.ts'
import { readAnswers } from '../submissions/read-answers.ts'
import { Service } from './service.model.ts'

export const previewDocumentInput = z.object({
  serviceId: z.uuid(),
  definition: draftDefinition.pick({ titles: true, output: true }),
  locale: z.enum(['en', 'ru']),
  /** Made-up answers, or the case whose answers are taken. */
  on: z.union([z.object({ answers: z.record(z.string(), z.unknown()) }), z.object({ caseId: z.uuid() })]),
})

/**
 * The document that a draft would issue, as a sample. On the answers of a case the official must be allowed to read
 * them, and the applicant sees that they were looked at.
 * @throws NotFound, NotPermitted, GatewayFailed
 */
export async function previewDocument(
  deps: Deps,
  actor: Actor,
  input: z.input<typeof previewDocumentInput>,
): Promise<Sample> {
  const { serviceId, definition, locale, on } = previewDocumentInput.parse(input)
  const service = await Service.query(deps.db).findOne({ id: serviceId })
  authorize(actor, 'design', 'Service', service)
  const agency = await Agency.query(deps.db).findById(service.agency_id).throwIfNotFound()
  const answers = 'answers' in on ? on.answers : await answersOf(deps, actor, service, on.caseId)
  return printSample(deps, { definition, agency: agency.names, locale, answers }, actor.locale)
}

async function answersOf(deps: Deps, actor: Actor, service: Service, caseId: string): Promise<unknown> {
  return deps.db.transaction(async (trx) => {
    const found = await Case.query(trx).findOne({ id: caseId, agency_id: service.agency_id, service_id: service.id })
    authorize(actor, 'read', 'Case', found)
    const answers = await readAnswers(trx, actor, found)
    if (!answers) throw new NotFound('submission')
    await recordAccess(trx, deps, actor, {
      accountId: found.account_id,
      agencyId: found.agency_id,
      caseNumber: found.number,
      what: { key: 'access.preview-document' },
      purpose: 'access.purpose.design',
    })
    return answers.data
  })
}
