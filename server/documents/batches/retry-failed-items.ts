import { z } from 'zod'
import type { Actor } from '../../accounts/actor.ts'
import type { Deps } from '../../deps.ts'
import { NotInThisState } from '../../errors.ts'
import { appendEvidence } from '../../evidence/append-evidence.ts'
import { documentBatchJob } from '../../jobs/definitions.ts'
import { findBatch } from './read-batches.ts'

export const retryFailedItemsInput = z.object({ id: z.uuid() })

/**
 * Has the items of one's own finished batch that failed tried again, after what kept them was cured.
 * @throws NotFound, NotInThisState when it is not finished or nothing failed
 */
export async function retryFailedItems(
  deps: Deps,
  actor: Actor,
  input: z.input<typeof retryFailedItemsInput>,
): Promise<void> {
  const { id } = retryFailedItemsInput.parse(input)
  await deps.db.transaction(async (trx) => {
    const { agency_id, finished_at } = await findBatch(trx, actor, id, { lock: true })
    if (!finished_at) throw new NotInThisState('under-way')
    const count = await trx('document_batch_items')
      .where({ agency_id, batch_id: id, status: 'failed' })
      .update({ status: 'waiting', problem: null })
    if (count === 0) throw new NotInThisState('nothing-failed')
    await trx('document_batches').where({ agency_id, id }).update({ finished_at: null })
    await deps.enqueue(trx, documentBatchJob, { agencyId: agency_id, id })
    const about = { batch: id, count, by: actor.accountId }
    await appendEvidence(trx, deps, { agencyId: agency_id, type: 'document-batch.retried', at: deps.now(), about })
  })
}
