import type { PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import { actingFor } from '../database/acting.ts'
import { GatewayFailed } from '../errors.ts'
import type { JobDefinition } from './queue.ts'

/** A job's work. It may run twice: whatever it writes is guarded by the state it finds. */
export type Work<Payload> = (payload: Payload) => Promise<void>

export type WorkFor<Payload = never> = { job: JobDefinition<Payload>; work: Work<Payload> }

/** Pairs a definition with its work, checked against its payload. */
export const workFor = <Payload>(job: JobDefinition<Payload>, work: Work<Payload>): WorkFor =>
  ({ job, work }) as unknown as WorkFor

/** How long a job waits at most whose notification was lost, or that is due again. */
const LOOK_AGAIN_SECONDS = 5

/** Takes jobs until stopped. A failed one is tried again later, longer and longer after each time. */
export async function startWorker(boss: PgBoss, jobs: WorkFor[], log: Logger): Promise<void> {
  const looking = { pollingIntervalSeconds: LOOK_AGAIN_SECONDS, notifyPollingIntervalSeconds: LOOK_AGAIN_SECONDS }
  for (const { job, work } of jobs) {
    let worker: string | undefined
    worker = await boss.work(job.queue, { ...looking, batchSize: 1 }, async (taken) => {
      try {
        for (const one of taken) await run(job.queue, one.data, () => work(job.payload.parse(one.data)), log)
      } finally {
        // Where one was, others may wait: they are looked for at once, and not at the next notification.
        if (worker) boss.notifyWorker(worker)
      }
    })
  }
}

async function run(queue: string, data: unknown, work: () => Promise<void>, log: Logger): Promise<void> {
  try {
    await actingFor({ purpose: 'house' }, work)
    log.debug({ queue, job: data }, 'job done')
  } catch (error) {
    const { detail } = error instanceof GatewayFailed ? error : { detail: undefined }
    log.warn({ queue, job: data, detail, err: error }, 'job failed, it will be tried again')
    throw error
  }
}
