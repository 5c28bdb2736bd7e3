import { spawnSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../test/temporary-folder.ts'
import { type HeldLock, takeLock, waitForLock } from './lock.ts'
import { identityOf } from './process-identity.ts'

const folder = temporaryFolder()
const lockFile = (name: string) => join(folder, name)

function take(file: string): HeldLock {
  const lock = takeLock(file)
  if (!lock.taken) throw new Error(`held by ${lock.holder.pid}`)
  return lock
}

describe('a lock file', () => {
  it('is held by one at a time, and says by whom and where to find them', () => {
    const lock = take(lockFile('one'))
    lock.note('http://localhost:3000')
    expect(takeLock(lockFile('one'))).toMatchObject({
      taken: false,
      holder: { pid: process.pid, note: 'http://localhost:3000' },
    })
    lock.release()
    expect(takeLock(lockFile('one')).taken).toBe(true)
  })

  it('is free when its holder has died', () => {
    const dead = spawnSync(process.execPath, ['--version'])
    writeFileSync(lockFile('dead'), JSON.stringify({ pid: dead.pid, startedAt: '1', note: '' }))
    expect(takeLock(lockFile('dead')).taken).toBe(true)
  })

  it('is free when another process has its holder’s number now', () => {
    writeFileSync(lockFile('reused'), JSON.stringify({ pid: process.pid, startedAt: 'another time', note: '' }))
    expect(takeLock(lockFile('reused')).taken).toBe(true)
  })

  it('is free when it was left half written', () => {
    writeFileSync(lockFile('torn'), '{"pid": 1')
    expect(takeLock(lockFile('torn')).taken).toBe(true)
  })

  it('is got by waiting for it', async () => {
    const lock = take(lockFile('wait'))
    const waiting = waitForLock(lockFile('wait'), 5)
    lock.release()
    expect((await waiting).taken).toBe(true)
  })

  it('is not waited for without end', async () => {
    take(lockFile('long'))
    await expect(waitForLock(lockFile('long'), 0)).rejects.toThrow(`Process ${process.pid}`)
  })

  it('leaves no other files behind', () => {
    take(lockFile('tidy')).release()
    expect(readdirSync(folder).filter((name) => name.startsWith('tidy'))).toEqual([])
  })

  it('tells processes apart by when they started', () => {
    expect(identityOf(process.pid)).toEqual(identityOf(process.pid))
    expect(identityOf(process.pid)).not.toEqual({ ...identityOf(process.ppid), pid: process.pid })
  })
})
