import type { Knex } from 'knex'
import { fromKnex, type PgBoss } from 'pg-boss'
import type { z } from 'zod'

/** A job's name and payload, apart from the work: whoever enqueues it does not load what does it. */
export type JobDefinition<Payload> = {
  queue: string
  payload: z.ZodType<Payload>
  /** What it is about: while a job about the same waits or works, there is no second one. */
  onceFor?: (payload: Payload) => string
}

/** Writes a job in the transaction of the state change that asks for it: both happen, or neither. */
export type Enqueue = <Payload extends object>(
  trx: Knex.Transaction,
  job: JobDefinition<Payload>,
  payload: Payload,
) => Promise<void>

export const enqueueWith =
  (boss: PgBoss): Enqueue =>
  async (trx, job, payload) => {
    const singletonKey = job.onceFor?.(payload)
    await boss.send(job.queue, job.payload.parse(payload) as object, {
      db: fromKnex(trx),
      ...(singletonKey ? { singletonKey } : {}),
    })
  }

/** What an administrator may have done with a job, in the transaction that notes it. */
export type JobControl = {
  /** One that failed goes back among those that wait. */
  retry(trx: Knex.Transaction, queue: string, id: string): Promise<void>
  /** One that waits is taken at the next look. */
  hurry(trx: Knex.Transaction, queue: string, id: string, now: Date): Promise<void>
  cancel(trx: Knex.Transaction, queue: string, id: string): Promise<void>
  remove(trx: Knex.Transaction, queue: string, id: string): Promise<void>
}

export const jobControl = (boss: PgBoss): JobControl => ({
  retry: async (trx, queue, id) => void (await boss.retry(queue, id, { db: fromKnex(trx) })),
  hurry: async (trx, queue, id, startAfter) =>
    void (await boss.update({ name: queue, options: { id, startAfter, db: fromKnex(trx) } })),
  cancel: async (trx, queue, id) => void (await boss.cancel(queue, id, { db: fromKnex(trx) })),
  remove: async (trx, queue, id) => void (await boss.deleteJob(queue, id, { db: fromKnex(trx) })),
})
