import type { Knex } from 'knex'
import { z } from 'zod'
import { refuseReissue } from '../../catalog/document-lifecycle.ts'
import type { Actor } from '../accounts/actor.ts'
import type { Deps } from '../deps.ts'
import { NotInThisState } from '../errors.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import { Submission } from '../submissions/submission.model.ts'
import type { IssuedDocument } from './document.model.ts'
import { lockDocument } from './lock-document.ts'
import { orderDocument } from './order-document.ts'

export const reissueInput = z.object({ id: z.uuid(), reason: z.string().trim().min(1).max(1000) })

/**
 * Orders a document anew, under a number of its own. The one before counts until the new one is issued, and then says
 * by which it is replaced; the person is told with the new one, and why.
 * @throws NotFound, NotPermitted, NotInThisState when it is not issued, revoked, or replaced already
 */
export async function reissueDocument(deps: Deps, actor: Actor, input: z.input<typeof reissueInput>): Promise<void> {
  const { id, reason } = reissueInput.parse(input)
  await deps.db.transaction(async (trx) => {
    const { document, state } = await lockDocument(trx, actor, { id, action: 'reissue' })
    const refused = refuseReissue(state)
    if (refused) throw new NotInThisState(refused)
    await refuseErased(trx, document)
    const { agency_id, submission_id, account_id, locale, kind, title, version, number } = document
    await orderDocument(trx, deps, {
      submission: { agency_id, id: submission_id, account_id, locale },
      kind,
      title,
      replaces: { id, version, reason },
    })
    await appendEvidence(trx, deps, {
      agencyId: agency_id,
      type: 'document.reissue-ordered',
      at: deps.now(),
      about: { document: id, number, reason, by: actor.accountId },
    })
  })
}

/** What a document is made of must be there: after answers were erased it would come out with gaps. */
async function refuseErased(trx: Knex.Transaction, { agency_id, submission_id }: IssuedDocument): Promise<void> {
  const { erasures } = await Submission.query(trx)
    .findById([agency_id, submission_id])
    .select('erasures')
    .throwIfNotFound()
  if (erasures.length > 0) throw new NotInThisState('answers-erased')
}
