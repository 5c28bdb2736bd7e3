import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import type { ProcessIdentity } from './process-identity.ts'

/** What has to be remembered about the embedded database between two starts; kept in `<PARLEY_DATA>/database.json`. */
export type EmbeddedRecord = {
  version: 1
  /** Folder of the server: its data, its log. Outside PARLEY_DATA where the server's account cannot reach that. */
  home: string
  port: number | undefined
  passwords: { superuser: string; owner: string; application: string }
  /** Who started the server that runs, and so will stop it. */
  startedBy: ProcessIdentity | undefined
}

/** @throws Error when there is data but no record: the passwords in it cannot be guessed */
export function loadRecord(dataFolder: string, newHome: () => string): EmbeddedRecord {
  const file = recordFile(dataFolder)
  if (existsSync(file)) {
    const record = JSON.parse(readFileSync(file, 'utf8')) as EmbeddedRecord
    return { ...record, home: resolve(dataFolder, record.home) }
  }
  const home = newHome()
  if (existsSync(join(home, 'data'))) {
    throw new Error(
      `${home} holds a database, but ${file} with its passwords is gone. Put that file back, or move ${home} away to begin anew.`,
    )
  }
  const password = () => randomBytes(24).toString('base64url')
  return {
    version: 1,
    home,
    port: undefined,
    passwords: { superuser: password(), owner: password(), application: password() },
    startedBy: undefined,
  }
}

/**
 * Readable by its owner only: it holds the passwords. Replaced in one step, so that a crash leaves the old one.
 * A home inside the folder is written relative to it, so that the whole can be moved.
 */
export function saveRecord(dataFolder: string, record: EmbeddedRecord): void {
  const draft = `${recordFile(dataFolder)}.draft`
  const inside = relative(dataFolder, record.home)
  const home = inside.startsWith('..') ? record.home : inside
  writeFileSync(draft, `${JSON.stringify({ ...record, home }, null, 2)}\n`, { mode: 0o600, flush: true })
  renameSync(draft, recordFile(dataFolder))
}

function recordFile(dataFolder: string): string {
  return join(dataFolder, 'database.json')
}
