import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openKeyFile } from './key-file.ts'
import { checkKeyName } from './key-name.ts'
import { readPem } from './pem.ts'
import type { SealAuthority, SealCredentials } from './seal-authority.ts'

type Settings = { folder: string; passphrase: string }

/**
 * Seal keys that a real authority issued: `<agency>.p12` for each agency that seals, `<agency>.2.p12` for the
 * key that follows, and `root.pem`, in one folder.
 * @throws Error at once when the root is missing; at the first seal when an agency's key is.
 */
export function openSealKeys({ folder, passphrase }: Settings): SealAuthority {
  const roots = readPem(readFileSync(join(folder, 'root.pem'), 'utf8'))
  const opened = new Map<string, SealCredentials>()
  return {
    async credentials(agency, _name, keyName = agency) {
      checkKeyName(agency, keyName)
      const credentials = opened.get(keyName) ?? openKeyFile(readFileSync(join(folder, `${keyName}.p12`)), passphrase)
      opened.set(keyName, credentials)
      return credentials
    },
    trustAnchors: () => roots,
  }
}
