import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EmbeddedRecord } from './embedded-record.ts'
import type { Postgres } from './find-postgres.ts'
import { runProgram } from './run-program.ts'
import type { ServerAccount } from './server-account.ts'

/**
 * Makes the data directory unless it is there. Says whether it was made.
 * @throws Error when it was made by another major version: PostgreSQL cannot read it, and only a dump and restore
 *   with that version's own tools moves it
 */
export async function initialise(postgres: Postgres, record: EmbeddedRecord, account: ServerAccount): Promise<boolean> {
  const data = join(record.home, 'data')
  if (existsSync(data)) {
    refuseOtherMajor(data, madeBy(record.home), postgres.major)
    return false
  }
  // Made aside and moved when complete, so that an interrupted attempt is never taken for a database.
  const draft = join(record.home, 'data.draft')
  const passwordFile = join(record.home, 'password')
  rmSync(draft, { recursive: true, force: true })
  writeFileSync(passwordFile, record.passwords.superuser, { mode: 0o600 })
  if (account.uid !== undefined) chownSync(passwordFile, account.uid, account.gid)
  try {
    await runProgram(join(postgres.programs, 'initdb'), initdbWords(postgres, draft, passwordFile), { account })
  } finally {
    rmSync(passwordFile, { force: true })
  }
  renameSync(draft, data)
  return true
}

function initdbWords(postgres: Postgres, data: string, passwordFile: string): string[] {
  // The same order of strings on every system. 15 and 16 know no builtin provider.
  const locale =
    postgres.major >= 17
      ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
      : ['--locale=C.UTF-8']
  return [
    `--pgdata=${data}`,
    '--encoding=UTF8',
    ...locale,
    '--username=parley_superuser',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--no-instructions',
    // Nothing is in it yet that a crash of the machine could lose.
    '--no-sync',
  ]
}

/** The major version that made the data directory, if it is there. */
export function madeBy(home: string): number | undefined {
  const file = join(home, 'data', 'PG_VERSION')
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined
}

function refuseOtherMajor(data: string, made: number | undefined, major: number): void {
  if (made === major) return
  throw new Error(
    `The database in ${data} was made by PostgreSQL ${made}; the programs here are ${major} and cannot read it. ` +
      `Run Parley with PostgreSQL ${made}, or dump it with the tools of ${made} and restore it into a new one.`,
  )
}
