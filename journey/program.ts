import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

export type Program = {
  url: string
  folder: string
  child: ChildProcess
  /** Everything it printed so far. */
  printed(): string
  /** Starts it again on the same data and the same port. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/** The real program in a process of its own, on a folder and a port of its own, once it is ready. */
export async function startProgram(): Promise<Program> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-journey-'))
  // PostgreSQL runs as another user when we are root.
  chmodSync(folder, 0o711)
  const port = await freePort()
  const url = `http://localhost:${port}`
  const printed: string[] = []
  const program: Program = {
    url,
    folder,
    child: run(port, folder, printed),
    printed: () => printed.join(''),
    async restart() {
      program.child = run(port, folder, printed)
      await ready(url, program)
    },
    async stop() {
      program.child.kill('SIGTERM')
      if (program.child.exitCode === null && program.child.signalCode === null) await once(program.child, 'exit')
      rmSync(folder, { recursive: true, force: true })
    },
  }
  await ready(url, program)
  return program
}

/** Runs main.ts; the port may be one that is taken already. */
export function run(port: number, folder: string, printed: string[]): ChildProcess {
  const settings = {
    PORT: String(port),
    PARLEY_DATA: folder,
    LOG_LEVEL: 'warn',
    NODE_ENV: 'development',
    PUBLIC_URL: '',
  }
  const main = join(import.meta.dirname, '..', 'main.ts')
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const output of [child.stdout, child.stderr]) output.on('data', (chunk) => printed.push(String(chunk)))
  return child
}

async function ready(url: string, program: Program): Promise<void> {
  for (const until = Date.now() + 90_000; Date.now() < until; await pause(100)) {
    if (program.child.exitCode !== null || program.child.signalCode !== null) break
    const answer = await fetch(`${url}/readyz`).catch(() => undefined)
    if (answer?.ok) return
  }
  throw new Error(`Parley was not ready. It printed:\n${program.printed()}`)
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
