import type { Readable } from 'node:stream'
import type { Knex } from 'knex'
import type { Actor } from '../accounts/actor.ts'
import { authorize } from '../accounts/authorize.ts'
import type { Deps } from '../deps.ts'
import { NotFound, NotPermitted } from '../errors.ts'
import { purposeOfLook } from '../privacy/purpose-of-look.ts'
import { recordAccess } from '../privacy/record-access.ts'
import { type SignatureRequest, signedPdfKey } from '../signatures/request.ts'
import { readAnswers } from '../submissions/read-answers.ts'
import { Case } from './case.model.ts'

export type SignedApplication = { number: string; size: number; stream: Readable }

/**
 * The application of a case as people signed it, for the official who works on it. The applicant sees this look.
 * @throws NotFound where none was signed; NotPermitted unless every answer in it is shown to the official and none erased
 */
export async function openSignedApplication(
  deps: Deps,
  actor: Actor,
  input: { caseId: string },
): Promise<SignedApplication> {
  return deps.db.transaction(async (trx) => {
    const found = await Case.query(trx).findOne({ id: input.caseId })
    authorize(actor, 'read', 'Case', found)
    const answers = await readAnswers(trx, actor, found)
    if (!answers || answers.hidden > 0 || answers.erased > 0)
      throw new NotPermitted('what was signed may hold answers not shown to the role')
    const signed = await signedRequest(trx, found)
    if (!signed?.sha256 || signed.size === null) throw new NotFound('signed application')
    const { number, size, sha256 } = signed
    await recordAccess(trx, deps, actor, {
      accountId: found.account_id,
      agencyId: found.agency_id,
      caseNumber: found.number,
      what: { key: 'access.read-signed', params: { number } },
      purpose: purposeOfLook(actor, found.id),
    })
    return { number, size, stream: await deps.files.open(signedPdfKey(signed.id, sha256)) }
  })
}

/** What was signed before the submission of a case was sent. */
export const signedRequest = (
  trx: Knex.Transaction,
  { agency_id, submission_id }: { agency_id: string; submission_id: string },
): Promise<SignatureRequest | undefined> =>
  trx('signature_requests as r')
    .join('submissions as s', 's.conversation_id', 'r.conversation_id')
    .where({ 's.agency_id': agency_id, 's.id': submission_id, 'r.status': 'complete' })
    .whereRaw('r.answers_hash = s.hash')
    .first('r.*')
