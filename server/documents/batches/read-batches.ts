import type { Knex } from 'knex'
import type { Actor } from '../../accounts/actor.ts'
import { NotFound } from '../../errors.ts'
import type { Batch, BatchItem } from './batch.ts'

/** How far a batch is. `issued` and `stopped` are of the documents that it has ordered. */
export type BatchProgress = {
  all: number
  waiting: number
  done: number
  failed: number
  issued: number
  stopped: number
}

export type ReadBatch = Batch & { progress: BatchProgress }
export type FailedItem = Pick<BatchItem, 'position' | 'case_number'> & { problem: string }

/** As many are listed; what is older is in the evidence. */
const MOST = 50

/** One's own batch. @throws NotFound */
export async function findBatch(db: Knex, actor: Actor, id: string, { lock = false } = {}): Promise<Batch> {
  const query = db('document_batches').where({ id, begun_by: actor.accountId })
  const batch: Batch | undefined = await (lock ? query.forUpdate() : query).first()
  if (!batch) throw new NotFound('batch')
  return batch
}

/** The batches that this official has begun, the newest first. */
export async function readBatches(db: Knex, actor: Actor): Promise<ReadBatch[]> {
  const batches: Batch[] = await db('document_batches')
    .where({ begun_by: actor.accountId })
    .orderBy('begun_at', 'desc')
    .limit(MOST)
  const progress = await progressOf(
    db,
    batches.map(({ id }) => id),
  )
  return batches.map((batch) => ({ ...batch, progress: progress.get(batch.id) ?? nothing }))
}

/** What came to nothing in one's own batch, with the reason as a code. @throws NotFound */
export async function failedItems(db: Knex, actor: Actor, id: string): Promise<FailedItem[]> {
  const { agency_id } = await findBatch(db, actor, id)
  return db('document_batch_items')
    .where({ agency_id, batch_id: id, status: 'failed' })
    .orderBy('position')
    .select('position', 'case_number', 'problem')
}

const nothing: BatchProgress = { all: 0, waiting: 0, done: 0, failed: 0, issued: 0, stopped: 0 }

async function progressOf(db: Knex, ids: readonly string[]): Promise<Map<string, BatchProgress>> {
  const counted: ({ batch_id: string } & BatchProgress)[] = await db('document_batch_items as i')
    .leftJoin('documents as d', (on) => on.on('d.agency_id', 'i.agency_id').on('d.id', 'i.document_id'))
    .whereIn('i.batch_id', [...ids])
    .groupBy('i.batch_id')
    .select(
      'i.batch_id',
      db.raw(`count(*)::int as "all"`),
      ...(['waiting', 'done', 'failed'] as const).map((status) =>
        db.raw(`count(*) filter (where i.status = '${status}')::int as ${status}`),
      ),
      db.raw(`count(*) filter (where d.status = 'issued')::int as issued`),
      db.raw('count(*) filter (where d.problem is not null)::int as stopped'),
    )
  return new Map(counted.map(({ batch_id, ...progress }) => [batch_id, progress]))
}
