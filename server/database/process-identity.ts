import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A process that is told apart from a later one with the same number by when it started. */
export type ProcessIdentity = { pid: number; startedAt: string | undefined }

export function identityOf(pid: number): ProcessIdentity {
  return { pid, startedAt: startOf(pid) }
}

export function isRunning(identity: ProcessIdentity): boolean {
  return exists(identity.pid) && startOf(identity.pid) === identity.startedAt
}

/** The command line of a running process, or undefined where the system does not tell. */
export function commandLine(pid: number): string | undefined {
  if (process.platform === 'linux')
    return attempt(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '))
  return askPs(pid, 'command=')
}

function exists(pid: number): boolean {
  // A zombie answers to signals but does nothing any more.
  if (process.platform === 'linux') return !/^[ZX]?$/.test(linuxStatus(pid)[0] ?? '')
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function startOf(pid: number): string | undefined {
  // Clock ticks since boot.
  return process.platform === 'linux' ? linuxStatus(pid)[19] : askPs(pid, 'lstart=')
}

/** The fields of proc(5) stat from the third (state) on: the name before them may itself hold spaces and brackets. */
function linuxStatus(pid: number): string[] {
  return attempt(() => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')) ?? []
}

function askPs(pid: number, column: string): string | undefined {
  if (process.platform === 'win32') return undefined
  return attempt(() => execFileSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' }).trim())
}

function attempt<T>(source: () => T): T | undefined {
  try {
    return source()
  } catch {
    return undefined
  }
}
