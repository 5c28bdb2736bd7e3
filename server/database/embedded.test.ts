import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../test/temporary-folder.ts'
import { startEmbeddedDatabase } from './embedded.ts'
import type { EmbeddedRecord } from './embedded-record.ts'
import { prepareRoles } from './embedded-roles.ts'

const dataFolder = temporaryFolder()
const data = join(dataFolder, 'postgres', 'data')
const recordFile = join(dataFolder, 'database.json')

const start = () => startEmbeddedDatabase({ dataFolder, log: { info: () => {} }, durable: false })
const record = () => JSON.parse(readFileSync(recordFile, 'utf8')) as EmbeddedRecord

async function ask(url: string, text: string): Promise<Record<string, unknown> | undefined> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query(text)).rows[0]
  } finally {
    await client.end()
  }
}

async function startElsewhere(): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, '..', 'test', 'embedded-process.ts'), [dataFolder])
  await once(child, 'message')
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit')
  child.kill('SIGKILL')
  await exit
}

// The tests follow the life of one database: each begins with it stopped and leaves it stopped.
describe('the embedded database', () => {
  beforeAll(async () => {
    chmodSync(dataFolder, 0o711)
    const first = await start()
    expect(first.started).toBe('new')
    await ask(first.ownerUrl, 'create table kept as select 7 as value')
    await first.stop()
  })

  it('keeps what it was told from one start to the next', async () => {
    const again = await start()
    expect(again.started).toBe('warm')
    expect(await ask(again.ownerUrl, 'select value from kept')).toEqual({ value: 7 })
    await again.stop()
  })

  it('can be moved with its folder', async () => {
    const moved = `${dataFolder}-moved`
    renameSync(dataFolder, moved)
    const there = await startEmbeddedDatabase({ dataFolder: moved, log: { info: () => {} }, durable: false })
    expect(await ask(there.ownerUrl, 'select value from kept')).toEqual({ value: 7 })
    await there.stop()
    renameSync(moved, dataFolder)
  })

  it('is stopped afterwards, and asked twice stops once', async () => {
    const database = await start()
    await Promise.all([database.stop(), database.stop()])
    await expect(ask(database.ownerUrl, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })

  it('gives the application a role that may not do what the owner may', async () => {
    const database = await start()
    const roles = `select rolsuper or rolbypassrls or rolcreatedb or rolcreaterole as mighty from pg_roles where rolname = current_user`
    expect(await ask(database.applicationUrl, roles)).toEqual({ mighty: false })
    await expect(ask(database.applicationUrl, 'select value from kept')).rejects.toMatchObject({ code: '42501' })
    await expect(ask(database.applicationUrl, 'create table mine ()')).rejects.toMatchObject({ code: '42501' })
    await database.stop()
  })

  it('lets nobody in without a password, and keeps the passwords to its owner', async () => {
    const database = await start()
    const guest = database.ownerUrl.replace(/:\/\/.*@/, '://parley_superuser@')
    await expect(ask(guest, 'select 1')).rejects.toThrow(/password/)
    expect(statSync(recordFile).mode & 0o077).toBe(0)
    await database.stop()
  })

  it('joins a server that another process runs, and leaves it running', async () => {
    const other = await startElsewhere()
    const second = await start()
    expect(second.started).toBe('adopted')
    await second.stop()
    expect(await ask(second.ownerUrl, 'select value from kept')).toEqual({ value: 7 })
    await kill(other)
    await (await start()).stop()
  })

  it('adopts the server of a process that was killed, and stops it in its place', async () => {
    await kill(await startElsewhere())
    const heir = await start()
    expect(heir.started).toBe('adopted')
    await heir.stop()
    await expect(ask(heir.ownerUrl, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })

  it('recovers after the server itself was killed', async () => {
    const killed = await start()
    process.kill(Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
    await expect
      .poll(() =>
        ask(killed.ownerUrl, 'select 1').then(
          () => 'up',
          () => 'down',
        ),
      )
      .toBe('down')
    const recovered = await start()
    expect(await ask(recovered.ownerUrl, 'select value from kept')).toEqual({ value: 7 })
    await recovered.stop()
  })

  it('is not misled by a left-over process number that somebody else has now', async () => {
    writeFileSync(join(data, 'postmaster.pid'), `${process.pid}\n${data}\n0\n5432\n\n127.0.0.1\n0 0\nready\n`)
    const database = await start()
    expect(database.started).toBe('warm')
    await database.stop()
  })

  it('takes another port when its own is in use, and never speaks to whoever listens there', async () => {
    const { port } = record()
    const callers: unknown[] = []
    const stranger = createServer((socket) => callers.push(socket.destroy())).listen(port, '127.0.0.1')
    await once(stranger, 'listening')
    const database = await start()
    expect(new URL(database.ownerUrl).port).not.toBe(String(port))
    expect(callers).toEqual([])
    await database.stop()
    stranger.close()
  })

  it('refuses to prepare roles on a server that is not the one on its data', async () => {
    const database = await start()
    await expect(prepareRoles(record(), record().port ?? 0, '/somewhere/else')).rejects.toThrow(
      `belongs to the PostgreSQL on ${data}`,
    )
    await database.stop()
  })

  it('says what to do when the data was made by another major version, and leaves it alone', async () => {
    const file = join(data, 'PG_VERSION')
    const version = readFileSync(file)
    writeFileSync(file, '14\n')
    await expect(start()).rejects.toThrow('was made by PostgreSQL 14')
    writeFileSync(file, version)
    await (await start()).stop()
  })

  it('does not make new passwords for old data', async () => {
    renameSync(recordFile, `${recordFile}.aside`)
    await expect(start()).rejects.toThrow('with its passwords is gone')
    renameSync(`${recordFile}.aside`, recordFile)
    await (await start()).stop()
  })
})
