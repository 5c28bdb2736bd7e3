import { actFor } from '../../accounts/act-for.ts'
import type { Actor } from '../../accounts/actor.ts'
import { rolesHeld } from '../../accounts/roles-held.ts'
import type { Deps } from '../../deps.ts'
import { appendEvidence } from '../../evidence/append-evidence.ts'
import { documentBatchJob } from '../../jobs/definitions.ts'
import type { Batch, BatchItem } from './batch.ts'
import { performItem } from './perform-item.ts'

/** So few that a job ends long before it would be taken for dead. */
const ITEMS_A_JOB = 50

/**
 * Works on the items of a batch that still wait, each in one transaction with all that follows from it: whenever this
 * ends, by whatever, every item is done once or not begun. The official's rights are those of this moment.
 */
export async function workOnBatch(deps: Deps, job: { agencyId: string; id: string }): Promise<void> {
  const key = { agency_id: job.agencyId, id: job.id }
  const batch: Batch | undefined = await deps.db('document_batches').where(key).whereNull('finished_at').first()
  if (!batch) return
  const actor = await actorOf(deps, batch.begun_by)
  for (let done = 0; done < ITEMS_A_JOB; done += 1) {
    const isMore = await workOnNext(deps, actor, batch)
    if (!isMore) return finish(deps, batch)
  }
  await deps.db.transaction((trx) => deps.enqueue(trx, documentBatchJob, job))
}

/** @returns false when no item waits that nobody else works on. */
async function workOnNext(deps: Deps, actor: Actor, batch: Batch): Promise<boolean> {
  return deps.db.transaction(async (trx) => {
    const of = { agency_id: batch.agency_id, batch_id: batch.id }
    const item: BatchItem | undefined = await trx('document_batch_items')
      .where({ ...of, status: 'waiting' })
      .orderBy('position')
      .forUpdate()
      .skipLocked()
      .first()
    if (!item) return false
    // The house keeps the list; the command runs for the official. Refused, it takes back what it did to its savepoint.
    const outcome = await actFor(actor, () => performItem({ ...deps, db: trx }, actor, batch, item))
    await trx('document_batch_items')
      .where({ ...of, position: item.position })
      .update(outcome)
    return true
  })
}

async function finish(deps: Deps, { agency_id, id }: Batch): Promise<void> {
  const at = deps.now()
  await deps.db.transaction(async (trx) => {
    const counts = await trx('document_batch_items').where({ agency_id, batch_id: id }).select('status')
    const count = (status: BatchItem['status']) => counts.filter((one) => one.status === status).length
    // Another worker may still hold the last ones.
    if (count('waiting') > 0) return
    const finished = await trx('document_batches')
      .where({ agency_id, id })
      .whereNull('finished_at')
      .update({ finished_at: at })
    if (finished === 0) return
    const about = { batch: id, count: count('done'), failed: count('failed') }
    await appendEvidence(trx, deps, { agencyId: agency_id, type: 'document-batch.finished', at, about })
  })
}

async function actorOf(deps: Deps, accountId: string): Promise<Actor> {
  const { name, locale } = await deps.db('accounts').where({ id: accountId }).first('name', 'locale')
  return { accountId, name, locale, assignments: await rolesHeld(deps.db, accountId) }
}
