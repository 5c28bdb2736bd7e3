import type { Knex } from 'knex'
import type { Actor } from '../accounts/actor.ts'
import { authorize } from '../accounts/authorize.ts'
import { Office } from '../agencies/office.model.ts'
import type { Deps } from '../deps.ts'
import { IssuedDocument } from '../documents/document.model.ts'
import { recordAccess } from '../privacy/record-access.ts'
import type { ReviewSection } from '../submissions/review-section.ts'
import { Submission } from '../submissions/submission.model.ts'
import { Case } from './case.model.ts'

export type SentFile = { id: string; name: string; mime: string; size: number }

export type ReadCase = {
  case: Case
  office: Office
  submission: {
    number: string
    submittedAt: Date
    hash: string
    locale: string
    sections: ReviewSection[]
    files: SentFile[]
  }
  documents: { id: string; kind: string; number: string; code: string; title: string; status: string }[]
}

/**
 * A case with the answers as they were sent, for the official who works on it. The applicant sees this look.
 * @throws NotFound when it is not there or of another agency.
 */
export async function readCase(deps: Deps, actor: Actor, input: { id: string }): Promise<ReadCase> {
  return deps.db.transaction(async (trx) => {
    const found = await Case.query(trx).findOne({ id: input.id })
    authorize(actor, 'read', 'Case', found)
    const submission = await Submission.query(trx).findById([found.agency_id, found.submission_id]).throwIfNotFound()
    await recordAccess(trx, deps, actor, {
      accountId: found.account_id,
      agencyId: found.agency_id,
      caseNumber: found.number,
      what: { key: 'access.read-case' },
      purpose: 'access.purpose.decide',
    })
    return {
      case: found,
      office: await Office.query(trx).findById([found.agency_id, found.office_id]).throwIfNotFound(),
      submission: {
        number: submission.number,
        submittedAt: submission.submitted_at,
        hash: submission.hash,
        locale: submission.locale,
        sections: submission.sections,
        files: await filesOf(trx, submission),
      },
      documents: await IssuedDocument.query(trx)
        .where({ agency_id: found.agency_id, submission_id: found.submission_id })
        .select('id', 'kind', 'number', 'code', 'title', 'status'),
    }
  })
}

/** The files that were sent: uploads of the conversation which no answer names any more are not shown. */
async function filesOf(trx: Knex.Transaction, submission: Submission): Promise<SentFile[]> {
  const answers = JSON.stringify(submission.data)
  const uploaded = await trx('files')
    .where({ conversation_id: submission.conversation_id })
    .orderBy('uploaded_at')
    .select<SentFile[]>('id', 'name', 'mime', 'size')
  return uploaded.filter((file) => answers.includes(file.id))
}
