import pg from 'pg'
import type { EmbeddedRecord } from './embedded-record.ts'

const database = 'parley'

/**
 * Makes sure that the server on this port is ours before anything is written to it, then that it has the database,
 * the role that owns it and the role that the application runs under, which owns nothing.
 * @throws Error when another server answers there
 */
export async function prepareRoles(record: EmbeddedRecord, port: number, data: string): Promise<void> {
  const client = new pg.Client(urlOf('parley_superuser', record.passwords.superuser, port, 'postgres'))
  await client.connect()
  try {
    const { rows } = await client.query<{ folder: string; roles: string[]; databases: string[] }>(`
      select current_setting('data_directory') as folder,
             array(select rolname::text from pg_roles) as roles,
             array(select datname::text from pg_database) as databases`)
    const found = rows[0]
    if (found?.folder !== data) throw new Error(`Port ${port} belongs to the PostgreSQL on ${found?.folder}, not ours.`)
    const role = async (name: string, abilities: string, password: string) => {
      if (found.roles.includes(name)) return
      await client.query(`create role ${name} login ${abilities} password ${pg.escapeLiteral(password)}`)
    }
    await role('parley_owner', 'nosuperuser createdb', record.passwords.owner)
    await role('parley_app', 'nosuperuser nobypassrls', record.passwords.application)
    if (!found.databases.includes(database)) await client.query(`create database ${database} owner parley_owner`)
  } finally {
    await client.end()
  }
}

/** The addresses of the database for the role that owns it and for the role that the application runs under. */
export function embeddedUrls(record: EmbeddedRecord, port: number): { ownerUrl: string; applicationUrl: string } {
  return {
    ownerUrl: urlOf('parley_owner', record.passwords.owner, port, database),
    applicationUrl: urlOf('parley_app', record.passwords.application, port, database),
  }
}

function urlOf(role: string, password: string, port: number, name: string): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${name}`
}
