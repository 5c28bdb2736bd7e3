import { z } from 'zod'
import { draftDefinition } from '../../catalog/designing/draft-definition.ts'
import type { Actor } from '../accounts/actor.ts'
import type { Deps } from '../deps.ts'
import { NotInThisState } from '../errors.ts'
import { lockDraft } from './lock-draft.ts'

export const saveDraftInput = z.object({
  serviceId: z.uuid(),
  /** The saving that the designer began with. */
  revision: z.number().int(),
  definition: draftDefinition,
})

/**
 * Keeps what a designer has written so far; it need not be right yet.
 * @returns the revision to go on with
 * @throws ChangedMeanwhile when someone else has saved since; NotInThisState while it is being reviewed.
 */
export async function saveDraft(
  deps: Deps,
  actor: Actor,
  input: z.input<typeof saveDraftInput>,
): Promise<{ revision: number }> {
  const { definition, ...asked } = saveDraftInput.parse(input)
  return deps.db.transaction(async (trx) => {
    const { draft } = await lockDraft(trx, actor, 'design', asked)
    if (draft.status !== 'draft') throw new NotInThisState(draft.status)
    const revision = draft.revision + 1
    await trx('service_drafts')
      .where({ agency_id: draft.agency_id, service_id: draft.service_id })
      .update({
        definition: JSON.stringify(definition),
        revision,
        edited_by: actor.accountId,
        edited_at: deps.now(),
      })
    return { revision }
  })
}
