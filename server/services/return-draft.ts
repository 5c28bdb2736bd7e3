import { z } from 'zod'
import type { Actor } from '../accounts/actor.ts'
import type { Deps } from '../deps.ts'
import { NotInThisState } from '../errors.ts'
import { lockDraft } from './lock-draft.ts'

export const returnDraftInput = z.object({
  serviceId: z.uuid(),
  revision: z.number().int(),
  reason: z.string().trim().min(1).max(2000),
})

/** Ends a review without publishing, with a reason: the draft can be edited again. @throws NotInThisState */
export async function returnDraft(deps: Deps, actor: Actor, input: z.input<typeof returnDraftInput>): Promise<void> {
  const { reason, ...asked } = returnDraftInput.parse(input)
  await deps.db.transaction(async (trx) => {
    const { draft } = await lockDraft(trx, actor, 'design', asked)
    if (draft.status !== 'in-review') throw new NotInThisState(draft.status)
    await trx('service_drafts').where({ agency_id: draft.agency_id, service_id: draft.service_id }).update({
      status: 'draft',
      submitted_by: null,
      submitted_at: null,
      returned_because: reason,
    })
  })
}
