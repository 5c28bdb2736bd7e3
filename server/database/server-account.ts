import { readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** The system account that the embedded server runs under; empty: our own. */
export type ServerAccount = { uid: number; gid: number } | Record<string, never>

/**
 * PostgreSQL refuses to run as root, so root lends it another account. It must have a line in the passwd file:
 * initdb looks its own name up.
 */
export function serverAccount(): ServerAccount {
  if (process.getuid?.() !== 0) return {}
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['postgres', 'nobody']) {
    const line = accounts.find((each) => each.startsWith(`${name}:`))?.split(':')
    if (line) return { uid: Number(line[2]), gid: Number(line[3]) }
  }
  throw new Error('PostgreSQL does not run as root, and there is no account "postgres" or "nobody" to run it under.')
}

/** Whether the account can pass through every folder above and including this one. */
export function canReach(folder: string, account: ServerAccount): boolean {
  if (account.uid === undefined) return true
  for (let path = folder; ; path = dirname(path)) {
    const { uid, gid, mode } = statSync(path)
    const search = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
    if ((mode & search) === 0) return false
    if (path === dirname(path)) return true
  }
}
