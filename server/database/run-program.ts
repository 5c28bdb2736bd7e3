import { spawn } from 'node:child_process'
import type { ServerAccount } from './server-account.ts'

/**
 * Runs a PostgreSQL program to its end and answers with what it printed.
 * Working directory and environment are fixed, because the account may be shut out of ours. With `quiet` its output
 * is not read: what it leaves running would hold the pipes open.
 * @throws Error with the program's own words when it cannot start or ends with anything but 0
 */
export async function runProgram(
  program: string,
  words: string[],
  { account, quiet = false }: { account: ServerAccount; quiet?: boolean },
): Promise<string> {
  const output = quiet ? 'ignore' : 'pipe'
  const child = spawn(program, words, {
    ...account,
    cwd: '/',
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', output, output],
    windowsHide: true,
  })
  const printed: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => printed.push(chunk))
  const ending = await new Promise<number | NodeJS.Signals | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve(code ?? signal))
  })
  const text = Buffer.concat(printed).toString().trim()
  if (ending !== 0) throw new Error(`${program} ended with ${ending}${text && `: ${text}`}`)
  return text
}
