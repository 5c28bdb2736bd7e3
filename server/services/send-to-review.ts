import type { Actor } from '../accounts/actor.ts'
import type { Deps } from '../deps.ts'
import { NotInThisState } from '../errors.ts'
import { type AskedDraft, lockDraft } from './lock-draft.ts'
import { refuseDefects } from './refuse-defects.ts'

/**
 * Gives a draft to another designer of the agency. Nobody edits it until it is published or returned.
 * @throws Invalid with the errors that are left; NotInThisState, ChangedMeanwhile.
 */
export async function sendToReview(deps: Deps, actor: Actor, input: AskedDraft): Promise<void> {
  await deps.db.transaction(async (trx) => {
    const { draft } = await lockDraft(trx, actor, 'design', input)
    if (draft.status !== 'draft') throw new NotInThisState(draft.status)
    await refuseDefects(trx, draft, deps.now())
    await trx('service_drafts').where({ agency_id: draft.agency_id, service_id: draft.service_id }).update({
      status: 'in-review',
      submitted_by: actor.accountId,
      submitted_at: deps.now(),
      returned_because: null,
    })
  })
}
