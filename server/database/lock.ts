import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { identityOf, isRunning, type ProcessIdentity } from './process-identity.ts'

/** What a lock file says. `note` is for people: for instance the address at which its holder can be reached. */
export type Holder = ProcessIdentity & { note: string }
export type Lock = { taken: true; note(text: string): void; release(): void } | { taken: false; holder: Holder }
export type HeldLock = Extract<Lock, { taken: true }>

/**
 * Takes a lock that one process at a time can hold, or says who holds it. A holder that died, even by kill -9 or
 * with the machine, holds nothing any more.
 */
export function takeLock(file: string, note = ''): Lock {
  const me: Holder = { ...identityOf(process.pid), note }
  for (;;) {
    if (placed(file, me)) return held(file, me)
    const holder = readHolder(file)
    if (holder && isRunning(holder)) return { taken: false, holder }
    removeStale(file, holder)
  }
}

/** Waits for the lock. @throws Error when its holder still runs after that many seconds. */
export async function waitForLock(file: string, seconds: number): Promise<HeldLock> {
  const until = Date.now() + seconds * 1000
  for (;;) {
    const lock = takeLock(file)
    if (lock.taken) return lock
    if (Date.now() > until) throw new Error(`Process ${lock.holder.pid} has held ${file} for more than ${seconds} s.`)
    await pause(50)
  }
}

function held(file: string, me: Holder): HeldLock {
  return {
    taken: true,
    note: (text) => {
      const draft = writeDraft(file, { ...me, note: text })
      renameSync(draft, file)
    },
    release: () => {
      if (readHolder(file)?.pid === me.pid) rmSync(file, { force: true })
    },
  }
}

/** A link is made only where there is no file yet, and the file it makes is complete at once. */
function placed(file: string, me: Holder): boolean {
  const draft = writeDraft(file, me)
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function writeDraft(file: string, holder: Holder): string {
  const draft = `${file}.${randomUUID()}`
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 })
  return draft
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch {
    return undefined
  }
}

/** Somebody else may have replaced the stale file since we read it; then what we moved away is put back. */
function removeStale(file: string, stale: Holder | undefined): void {
  const aside = `${file}.${randomUUID()}`
  try {
    renameSync(file, aside)
    const moved = readHolder(aside)
    if (moved && JSON.stringify(moved) !== JSON.stringify(stale)) linkSync(aside, file)
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  } finally {
    rmSync(aside, { force: true })
  }
}
