import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openKeyFile } from './key-file.ts'
import { readPem } from './pem.ts'
import type { SealAuthority, SealCredentials } from './seal-authority.ts'

/**
 * Seal keys that an authority outside issued: `<agency>.p12` for each agency, all under one passphrase, and `root.pem`
 * with the trust anchors. Throws when `root.pem` is missing; a missing key file fails the sealing of that agency alone.
 */
export async function openKeyFolder(settings: { folder: string; passphrase: string }): Promise<SealAuthority> {
  const anchors = readPem(await readFile(join(settings.folder, 'root.pem'), 'utf8'))
  if (anchors.length === 0) throw new Error('root.pem holds no certificate')
  const known = new Map<string, Promise<SealCredentials>>()
  return {
    credentials(agency) {
      const loading = known.get(agency) ?? load(settings.folder, agency, settings.passphrase)
      known.set(agency, loading)
      // A key that was put there meanwhile is found at the next attempt.
      loading.catch(() => known.delete(agency))
      return loading
    },
    trustAnchors: () => anchors,
  }
}

async function load(folder: string, agency: string, passphrase: string): Promise<SealCredentials> {
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(agency)) throw new TypeError(`not the name of an agency: ${agency}`)
  return openKeyFile(await readFile(join(folder, `${agency}.p12`)), passphrase)
}
