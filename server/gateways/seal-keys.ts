import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openKeyFile } from './key-file.ts'
import type { SealAuthority } from './seal-authority.ts'

type Settings = { folder: string; passphrase: string }

/**
 * Seal keys that a real authority issued: `<agency>.p12` for each agency that seals, and `root.pem`, in one folder.
 * @throws Error at once when the root is missing; at the first seal when an agency's key is.
 */
export function openSealKeys({ folder, passphrase }: Settings): SealAuthority {
  const root = new X509Certificate(readFileSync(join(folder, 'root.pem')))
  return {
    async credentials(agency) {
      if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(agency)) throw new TypeError(`not the name of an agency: ${agency}`)
      return openKeyFile(readFileSync(join(folder, `${agency}.p12`)), passphrase)
    },
    trustAnchors: () => [root.raw],
  }
}
