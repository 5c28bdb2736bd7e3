import { randomUUID } from 'node:crypto'
import { PgBoss } from 'pg-boss'
import { pino } from 'pino'
import { describe, expect, it, vi } from 'vitest'
import { testDatabase } from '../test/database.ts'
import { documentBatchJob } from './definitions.ts'
import { enqueueWith } from './queue.ts'
import { startWorker, workFor } from './worker.ts'

describe('a worker', () => {
  it('works off what has gathered without waiting between jobs, whatever one of them ends with', async () => {
    const { applicationUrl, db } = await testDatabase()
    const boss = new PgBoss({ connectionString: applicationUrl, max: 2, migrate: false, useListenNotify: true })
    await boss.start()
    const ids = Array.from({ length: 15 }, () => randomUUID())
    await db.transaction(async (trx) => {
      for (const id of ids) await enqueueWith(boss)(trx, documentBatchJob, { agencyId: 'a', id })
    })
    const done: string[] = []
    const work = workFor(documentBatchJob, async ({ id }) => {
      done.push(id)
      if (done.length === 3) throw new Error('this one fails')
    })
    await startWorker(boss, [work], pino({ level: 'silent' }))
    // One job at each look would take more than a minute.
    await vi.waitFor(() => expect(new Set(done)).toEqual(new Set(ids)), { timeout: 12_000 })
    await boss.stop({ graceful: false })
  })
})
