import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { loadRecord } from '../server/database/embedded-record.ts'
import { familyOf, type Measured } from './processes.ts'

export type RunningServer = {
  url: string
  /** Seconds from starting the process to the first whole page. */
  firstPage: number
  measure(): Measured[]
  stop(): Promise<void>
}

/** Starts a program on a free port and waits for its first page. The database is a process of its own group. */
export async function runServer(
  script: string,
  dataFolder: string,
  more: Record<string, string> = {},
): Promise<RunningServer> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const environment = { ...process.env, PORT: String(port), PARLEY_DATA: dataFolder, LOG_LEVEL: 'silent', ...more }
  const started = performance.now()
  const child = spawn(process.execPath, [script], { env: environment, stdio: ['ignore', 'ignore', 'inherit'] })
  await firstPage(url, child)
  return {
    url,
    firstPage: (performance.now() - started) / 1000,
    measure: () => [...familyOf(child.pid as number), ...databaseOf(dataFolder)],
    async stop() {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
    },
  }
}

async function firstPage(url: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok && (await answer.text()).length > 0) return
    await pause(10)
  }
  throw new Error(`The server ended with ${child.exitCode} before its first page.`)
}

/** The embedded database is detached from who started it, so it is found by its pid file. */
function databaseOf(dataFolder: string): Measured[] {
  if (!existsSync(join(dataFolder, 'database.json'))) return []
  const { home } = loadRecord(dataFolder, () => '')
  return familyOf(Number(readFileSync(join(home, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]))
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

/** A folder for one run, open to the account that PostgreSQL runs under. */
export function benchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'))
  chmodSync(folder, 0o711)
  return folder
}
