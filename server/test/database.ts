import { randomBytes } from 'node:crypto'
import type { Knex } from 'knex'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { connect } from '../database/connect.ts'

export type TestDatabase = {
  ownerUrl: string
  applicationUrl: string
  /** Connected as the application role, like the running application. */
  db: Knex
  /** Connected as the role that owns the tables: for what the application may not do. */
  owner: Knex
}

let made: Promise<TestDatabase> | undefined

/** The database of this test file: migrated, empty, and shared with no other file. Its connections close by themselves. */
export function testDatabase(): Promise<TestDatabase> {
  made ??= copyTemplate()
  return made
}

afterAll(async () => {
  const database = await made
  await Promise.all([database?.db.destroy(), database?.owner.destroy()])
})

async function copyTemplate(): Promise<TestDatabase> {
  const template = inject('template')
  const name = `test_${randomBytes(6).toString('hex')}`
  const server = new pg.Client(inDatabase(template.ownerUrl, 'postgres'))
  await server.connect()
  await server.query(`create database ${name} template ${new URL(template.ownerUrl).pathname.slice(1)}`)
  await server.end()
  const ownerUrl = inDatabase(template.ownerUrl, name)
  const applicationUrl = inDatabase(template.applicationUrl, name)
  return {
    ownerUrl,
    applicationUrl,
    db: connect(applicationUrl, { max: 8, application: 'test' }),
    owner: connect(ownerUrl, { max: 2, application: 'test-owner', upkeep: true }),
  }
}

function inDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = name
  return changed.href
}
