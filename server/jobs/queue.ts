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
