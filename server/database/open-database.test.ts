import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, expect, it } from 'vitest'
import { readConfig } from '../config.ts'
import { loadRecord } from './embedded-record.ts'
import { type OpenedDatabase, openDatabase } from './open-database.ts'

const folder = mkdtempSync(join(tmpdir(), 'parley-open-'))
chmodSync(folder, 0o711)
let database: OpenedDatabase | undefined
afterAll(async () => {
  await database?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const silent = { info: () => undefined, warn: () => undefined }

it('brings the embedded database back when it has died, with everything that was committed', {
  timeout: 60_000,
}, async () => {
  database = await openDatabase(readConfig({ PARLEY_DATA: folder }), silent)
  await ask(database.ownerUrl, 'create table kept as select 1 as answer')
  const { home } = loadRecord(folder, () => '')
  const postmaster = Number(readFileSync(join(home, 'data', 'postmaster.pid'), 'utf8').split('\n')[0])
  process.kill(postmaster, 'SIGKILL')
  expect(await untilAnswered(database.ownerUrl, 'select answer from kept')).toEqual([{ answer: 1 }])
})

async function ask(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client(url)
  client.on('error', () => {})
  await client.connect()
  return client
    .query(text)
    .then(({ rows }) => rows)
    .finally(() => client.end())
}

/** Asks again until there is an answer; the test's own time limit ends it otherwise. */
async function untilAnswered(url: string, text: string): Promise<unknown[]> {
  for (;;) {
    const rows = await ask(url, text).catch(() => undefined)
    if (rows) return rows
    await pause(100)
  }
}
