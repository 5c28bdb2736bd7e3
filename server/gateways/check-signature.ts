import { type HashName, isSignatureBy } from './cryptography.ts'
import { readPublicKey } from './public-key.ts'

// Signature algorithm → key type and hash that belong to it; no SHA-1, no MD5.
const ALGORITHMS: Record<string, ['rsa' | 'ec', Exclude<HashName, 'sha1'>]> = {
  '1.2.840.113549.1.1.11': ['rsa', 'sha256'],
  '1.2.840.113549.1.1.12': ['rsa', 'sha384'],
  '1.2.840.113549.1.1.13': ['rsa', 'sha512'],
  '1.2.840.10045.4.3.2': ['ec', 'sha256'],
  '1.2.840.10045.4.3.3': ['ec', 'sha384'],
  '1.2.840.10045.4.3.4': ['ec', 'sha512'],
}

/** The hash of a signature algorithm that is accepted; undefined for any other. */
export const hashOfAlgorithm = (oid: string): Exclude<HashName, 'sha1'> | undefined => ALGORITHMS[oid]?.[1]

export type Signed = { signed: Uint8Array; signatureOid: string; signature: Uint8Array }

/** Whether the key (SubjectPublicKeyInfo in DER) made the signature by the algorithm that is named. */
export function isSignedWith(publicKey: Uint8Array, { signed, signatureOid, signature }: Signed): boolean {
  const [type, hash] = ALGORITHMS[signatureOid] ?? []
  if (!hash || readPublicKey(publicKey).type !== type) return false
  return isSignatureBy(publicKey, hash, signed, signature)
}
