import type { Readable } from 'node:stream'
import type { Actor } from '../accounts/actor.ts'
import { authorize } from '../accounts/authorize.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { uploadKey } from '../files/file-store.ts'
import { purposeOfLook } from '../privacy/purpose-of-look.ts'
import { recordAccess } from '../privacy/record-access.ts'
import { readAnswers } from '../submissions/read-answers.ts'
import { Submission } from '../submissions/submission.model.ts'
import { Case } from './case.model.ts'

export type OpenedFile = { name: string; mime: string; size: number; stream: Readable }

/** A file of a case for the official who works on it. The applicant sees this look. @throws NotFound */
export async function openFile(
  deps: Deps,
  actor: Actor,
  input: { caseId: string; fileId: string },
): Promise<OpenedFile> {
  return deps.db.transaction(async (trx) => {
    const found = await Case.query(trx).findOne({ id: input.caseId })
    authorize(actor, 'read', 'Case', found)
    const answers = await readAnswers(trx, actor, found)
    if (!answers) throw new NotFound('file')
    const submission = await Submission.query(trx)
      .findById([found.agency_id, found.submission_id])
      .select('conversation_id')
      .throwIfNotFound()
    const file = await trx('files').where({ conversation_id: submission.conversation_id, id: input.fileId }).first()
    // A file is an answer: it is opened where its question is shown.
    if (!file || !JSON.stringify(answers.data).includes(file.id)) throw new NotFound('file')
    await recordAccess(trx, deps, actor, {
      accountId: found.account_id,
      agencyId: found.agency_id,
      caseNumber: found.number,
      what: { key: 'access.read-file', params: { name: file.name } },
      purpose: purposeOfLook(actor, found.id),
    })
    const stream = await deps.files.open(uploadKey(submission.conversation_id, file.id))
    return { name: file.name, mime: file.mime, size: file.size, stream }
  })
}
