import { PgBoss, type Queue } from 'pg-boss'

/**
 * Installs or upgrades the tables of the job queue and the queues themselves under the role that owns them, and lets
 * the application role use them. The application then starts pg-boss with `{ migrate: false, reindex: false }`.
 * A dead-letter queue has to stand in the list before the queues that name it.
 */
export async function migrateJobs(ownerUrl: string, queues: Queue[]): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    application_name: 'parley-migrate',
    max: 1,
    supervise: false,
    schedule: false,
  })
  await boss.start()
  try {
    const known = new Set((await boss.getQueues()).map((queue) => queue.name))
    for (const queue of queues) await keepQueue(boss, queue, known.has(queue.name))
    await boss.getDb().executeSql(grants)
  } finally {
    await boss.stop({ graceful: false })
  }
}

/** A queue's policy and partitioning are for life; the rest follows the code. */
async function keepQueue(boss: PgBoss, queue: Queue, known: boolean): Promise<void> {
  if (!known) return boss.createQueue(queue.name, queue)
  const { name, policy, partition, ...changeable } = queue
  if (Object.keys(changeable).length > 0) await boss.updateQueue(name, changeable)
}

const grants = `
  grant usage on schema pgboss to parley_app;
  grant select, insert, update, delete on all tables in schema pgboss to parley_app;
  grant usage on all sequences in schema pgboss to parley_app;
`
