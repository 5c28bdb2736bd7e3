import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openKeyFile } from './key-file.ts'
import { readPem } from './pem.ts'
import type { SealAuthority, SealCredentials } from './seal-authority.ts'

type Settings = { folder: string; passphrase: string }

/**
 * Seal keys that a real authority issued: `<agency>.p12` for each agency that seals, and `root.pem`, in one folder.
 * @throws Error at once when the root is missing; at the first seal when an agency's key is.
 */
export function openSealKeys({ folder, passphrase }: Settings): SealAuthority {
  const roots = readPem(readFileSync(join(folder, 'root.pem'), 'utf8'))
  const opened = new Map<string, SealCredentials>()
  return {
    async credentials(agency) {
      if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(agency)) throw new TypeError(`not the name of an agency: ${agency}`)
      const credentials = opened.get(agency) ?? openKeyFile(readFileSync(join(folder, `${agency}.p12`)), passphrase)
      opened.set(agency, credentials)
      return credentials
    },
    trustAnchors: () => roots,
  }
}
