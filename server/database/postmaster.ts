import { chownSync, closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { EmbeddedRecord } from './embedded-record.ts'
import type { Postgres } from './find-postgres.ts'
import { freePort } from './free-port.ts'
import { commandLine, identityOf, isRunning } from './process-identity.ts'
import { runProgram } from './run-program.ts'
import type { ServerAccount } from './server-account.ts'

const patienceSeconds = 60
const logLimitBytes = 10_000_000

/** `durable: false` gives up safety against crashes for speed: for tests only. */
export type Start = { postgres: Postgres; record: EmbeddedRecord; account: ServerAccount; durable: boolean }

/**
 * The port of a server that runs on this data directory and is ready; undefined when none runs. One that is still
 * starting or stopping is waited for.
 * @throws Error when it stays neither ready nor gone
 */
export async function runningPort(data: string): Promise<number | undefined> {
  for (const until = Date.now() + patienceSeconds * 1000; Date.now() < until; await pause(25)) {
    const state = readState(data)
    if (!state) return undefined
    if (state.status === 'ready') return state.port
  }
  throw new Error(`The PostgreSQL on ${data} has been starting or stopping for ${patienceSeconds} s.`)
}

/**
 * Starts the server on its remembered port or another free one, and answers with the port once it takes connections.
 * @throws Error with the end of the server's log when it does not start
 */
export async function startPostmaster({ postgres, record, account, durable }: Start): Promise<number> {
  const log = prepareLog(record.home, account)
  for (let attempt = 1; ; attempt++) {
    const port = await freePort(attempt === 1 ? record.port : undefined)
    const words = ['start', '--wait', `--timeout=${patienceSeconds}`, `--pgdata=${join(record.home, 'data')}`]
    const settings = ['-o', serverSettings(port, durable).join(' '), `--log=${log}`]
    try {
      await runProgram(join(postgres.programs, 'pg_ctl'), [...words, ...settings], { account, quiet: true })
      return port
    } catch (error) {
      // The port was free a moment ago; losing that race is the one failure worth a second attempt.
      if (attempt < 3 && /Address already in use/.test(endOfLog(log))) continue
      throw new Error(`PostgreSQL did not start. Its log ${log} ends:\n${endOfLog(log)}`, { cause: error })
    }
  }
}

/** Fast stop: running transactions are rolled back, what is committed is flushed. */
export async function stopPostmaster(postgres: Postgres, data: string, account: ServerAccount): Promise<void> {
  if (!readState(data)) return
  const words = ['stop', '--mode=fast', '--wait', `--timeout=${patienceSeconds}`, `--pgdata=${data}`]
  await runProgram(join(postgres.programs, 'pg_ctl'), words, { account })
}

/**
 * Reads postmaster.pid: 1 process, 4 port, 8 status. After a crash the file stays behind, and its number may belong to
 * somebody else by then (in containers they always begin at 1) or to a zombie nobody buries; PostgreSQL would refuse to
 * start in both cases, so the file is removed. Processes left over from a crashed server still hold its shared memory,
 * which PostgreSQL checks by itself.
 */
function readState(data: string): { port: number; status: string } | undefined {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Number(lines[0])
  if (isRunning(identityOf(pid)) && (commandLine(pid) ?? data).includes(data)) {
    return { port: Number(lines[3]), status: lines[7]?.trim() ?? 'starting' }
  }
  rmSync(file, { force: true })
  return undefined
}

function serverSettings(port: number, durable: boolean): string[] {
  return [
    `-p ${port}`,
    '-c listen_addresses=127.0.0.1',
    '-c unix_socket_directories=',
    '-c shared_buffers=64MB',
    '-c max_connections=60',
    '-c jit=off',
    // The log tells what went wrong, not whose data it was.
    '-c log_error_verbosity=terse',
    '-c log_min_error_statement=panic',
    ...(durable ? [] : ['-c fsync=off', '-c synchronous_commit=off', '-c full_page_writes=off']),
  ]
}

/** The log belongs to the server's account; one that has grown large is kept once more under another name. */
function prepareLog(home: string, account: ServerAccount): string {
  const log = join(home, 'server.log')
  closeSync(openSync(log, 'a', 0o600))
  if (account.uid !== undefined) chownSync(log, account.uid, account.gid)
  if (statSync(log).size > logLimitBytes) renameSync(log, `${log}.1`)
  return log
}

function endOfLog(log: string): string {
  return readFileSync(log, 'utf8').trimEnd().split('\n').slice(-8).join('\n')
}
