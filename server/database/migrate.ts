import { join } from 'node:path'
import type { Knex } from 'knex'
import pg from 'pg'
import type { Queue } from 'pg-boss'
import { connect } from './connect.ts'
import { migrateJobs } from './migrate-jobs.ts'

export type MigrateOptions = {
  /** Every job queue with its policy. Queues that are not named here stay as they are. */
  queues: Queue[]
  /** Folder of the migrations; the project's own unless told. */
  folder?: string
}

const projectMigrations = join(import.meta.dirname, '..', '..', 'migrations')

/**
 * Brings the database to this version: the application role, the tables, the job queues. Safe to call on every start
 * and from many processes at once; when nothing is new it only looks.
 * @param ownerUrl a direct connection (no pooler) as the role that owns the tables
 * @returns the names of the migrations that ran
 */
export async function migrate(
  ownerUrl: string,
  { queues, folder = projectMigrations }: MigrateOptions,
): Promise<string[]> {
  const guard = new pg.Client({ connectionString: ownerUrl, application_name: 'parley-migrate' })
  await guard.connect()
  const knex = connect(ownerUrl, { max: 1, application: 'parley-migrate', upkeep: true })
  try {
    // Held by the connection, so a process that is killed in the middle leaves nothing locked.
    await guard.query(`select pg_advisory_lock(hashtext('parley-migrate'))`)
    await ensureApplicationRole(guard)
    const ran = await migrateTables(knex, folder)
    await migrateJobs(ownerUrl, queues)
    return ran
  } finally {
    await knex.destroy()
    await guard.end()
  }
}

async function migrateTables(knex: Knex, directory: string): Promise<string[]> {
  await knex.raw('create schema if not exists migration')
  const config = { directory, schemaName: 'migration', tableName: 'migrations', loadExtensions: ['.ts'] }
  // Whoever holds knex's own lock now died with it: nobody else is here.
  const [, pending] = (await knex.migrate.list(config)) as [unknown[], unknown[]]
  if (pending.length === 0) return []
  await knex.migrate.forceFreeMigrationsLock(config)
  const [, ran] = (await knex.migrate.latest(config)) as [number, string[]]
  return ran
}

/** Migrations grant to the role `parley_app`, so it has to be there before the first one. */
async function ensureApplicationRole(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ version: number; known: boolean }>(`
    select current_setting('server_version_num')::int as version,
           exists (select from pg_roles where rolname = 'parley_app') as known`)
  if ((rows[0]?.version ?? 0) < 150000) throw new Error('Parley needs PostgreSQL 15 or newer.')
  if (rows[0]?.known) return
  try {
    await owner.query('create role parley_app nologin nosuperuser nobypassrls')
  } catch (cause) {
    throw new Error(
      'The role parley_app is missing and the owner of the tables may not make it. Run as an administrator: ' +
        `create role parley_app login nosuperuser nobypassrls password '…'`,
      { cause },
    )
  }
}
