import type { Readable } from 'node:stream'
import type { Knex } from 'knex'
import type { Actor } from '../accounts/actor.ts'
import { authorize } from '../accounts/authorize.ts'
import { selectBorrowed } from '../database/condition-column.ts'
import type { Deps } from '../deps.ts'
import { GatewayFailed, NotPermitted } from '../errors.ts'
import { documentKey } from '../files/file-store.ts'
import { purposeOfLook } from '../privacy/purpose-of-look.ts'
import { recordAccess } from '../privacy/record-access.ts'
import { readAnswers } from '../submissions/read-answers.ts'
import { IssuedDocument } from './document.model.ts'

type Wanted = { id: string } | { submission_id: string; kind: 'receipt' }

export type OpenedPdf = { number: string; size: number; stream: Readable }

/**
 * The sealed bytes of an issued document, for whoever may read it. The person it was issued to sees an official's look.
 * @throws NotFound; GatewayFailed (retryable) while it is ordered and not sealed yet.
 */
export async function openIssuedPdf(deps: Deps, actor: Actor, wanted: Wanted): Promise<OpenedPdf> {
  const document = await deps.db.transaction(async (trx) => {
    const found = await IssuedDocument.query(trx)
      .findOne(wanted)
      .select('documents.*', ...selectBorrowed(trx, 'Document'))
      .castTo<(IssuedDocument & { case_id: string }) | undefined>()
    authorize(actor, 'read', 'Document', found)
    if (found.account_id !== actor.accountId) await refuseHiddenAnswers(trx, actor, found)
    await recordAccess(trx, deps, actor, {
      accountId: found.account_id,
      agencyId: found.agency_id,
      caseNumber: null,
      what: { key: 'access.read-document', params: { title: found.title, number: found.number } },
      purpose: purposeOfLook(actor, found.case_id),
    })
    return found
  })
  if (document.sha256 === null || document.size === null) {
    throw new GatewayFailed('sealer', { retryable: true, detail: 'the document is being sealed' })
  }
  const stream = await deps.files.open(documentKey(document.id, document.sha256))
  return { number: document.number, size: document.size, stream }
}

/**
 * A sealed page cannot be cut: it is opened to officials to whom every answer of its case is shown, and the receipt,
 * which has them all, no longer when some were erased.
 */
async function refuseHiddenAnswers(trx: Knex.Transaction, actor: Actor, document: IssuedDocument): Promise<void> {
  const { agency_id, submission_id } = document
  const found = await trx('cases').where({ agency_id, submission_id }).first('id', 'office_id', 'assigned_to')
  const answers = found && (await readAnswers(trx, actor, { agency_id, submission_id, ...found }))
  const holdsErased = document.kind === 'receipt' && answers !== undefined && answers.erased > 0
  if (!answers || answers.hidden > 0 || holdsErased)
    throw new NotPermitted('the document may hold answers not shown to the role')
}
