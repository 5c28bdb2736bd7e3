import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fromKnex, PgBoss } from 'pg-boss'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../test/database.ts'
import { temporaryFolder } from '../test/temporary-folder.ts'
import { migrate } from './migrate.ts'

const folder = temporaryFolder()
const migration = (name: string, sql: string) =>
  writeFileSync(
    join(folder, name),
    `export const up = (knex) => knex.raw(${JSON.stringify(sql)})\nexport const down = async () => {}\n`,
  )

describe('migrating', () => {
  it('runs each migration once, however many processes start together', async () => {
    const { ownerUrl, owner } = await testDatabase()
    await owner.schema.dropSchemaIfExists('migration', true)
    migration('0001_once.ts', 'create table once (id int); grant select on once to parley_app')
    const ran = await Promise.all([1, 2, 3].map(() => migrate(ownerUrl, { folder, queues: [] })))
    expect(ran.flat()).toEqual(['0001_once.ts'])
  })

  it('leaves nothing of a migration that failed, and goes on once it is mended', async () => {
    const { ownerUrl, owner } = await testDatabase()
    migration('0002_half.ts', 'create table half (id int); insert into half select id from wanted')
    migration('0003_next.ts', 'create table next (id int)')
    await expect(migrate(ownerUrl, { folder, queues: [] })).rejects.toMatchObject({ code: '42P01' })
    expect(await owner.schema.hasTable('half')).toBe(false)
    await owner.raw('create table wanted (id int)')
    expect(await migrate(ownerUrl, { folder, queues: [] })).toEqual(['0002_half.ts', '0003_next.ts'])
  })

  it('is not stopped by the lock of a process that was killed while migrating', async () => {
    const { ownerUrl, owner } = await testDatabase()
    await owner.withSchema('migration').table('migrations_lock').update({ is_locked: 1 })
    migration('0004_after.ts', 'select 1')
    expect(await migrate(ownerUrl, { folder, queues: [] })).toEqual(['0004_after.ts'])
  })

  it('lets the application role run jobs: enqueued with the transaction, done after it', async () => {
    const { ownerUrl, applicationUrl, db } = await testDatabase()
    await migrate(ownerUrl, { folder, queues: [{ name: 'test.greet', notify: true }] })
    const boss = new PgBoss({ connectionString: applicationUrl, migrate: false, reindex: false, useListenNotify: true })
    await boss.start()
    const greeted: string[] = []
    await boss.work<{ name: string }>('test.greet', async ([job]) => {
      greeted.push(job?.data.name ?? '')
    })
    const rolledBack = db.transaction(async (trx) => {
      await boss.send('test.greet', { name: 'nobody' }, { db: fromKnex(trx) })
      throw new Error('changed our mind')
    })
    await expect(rolledBack).rejects.toThrow('changed our mind')
    await db.transaction(async (trx) => {
      await boss.send('test.greet', { name: 'Anna' }, { db: fromKnex(trx) })
    })
    await expect.poll(() => greeted).toEqual(['Anna'])
    await boss.stop({ graceful: false })
  })

  it('gives a queue that is there already its new policy', async () => {
    const { ownerUrl, owner } = await testDatabase()
    await migrate(ownerUrl, { folder, queues: [{ name: 'test.greet', notify: true, retryLimit: 9 }] })
    const queue = await owner.withSchema('pgboss').table('queue').where({ name: 'test.greet' }).first()
    expect(queue).toMatchObject({ retry_limit: 9, notify: true })
  })
})
