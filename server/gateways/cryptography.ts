import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto'

// All that checking a document asks of the machine it runs on. The single-file verifier takes its twin for browsers
// (cryptography-in-browser.ts) in place of this file; both answer alike.

export type HashName = 'sha1' | 'sha256' | 'sha384' | 'sha512'

export function digestOf(hash: HashName, ...pieces: Uint8Array[]): Uint8Array {
  const state = createHash(hash)
  for (const piece of pieces) state.update(piece)
  return state.digest()
}

const keys = new WeakMap<Uint8Array, KeyObject>()

/**
 * Whether the key (SubjectPublicKeyInfo in DER) made this signature: RSASSA-PKCS1-v1_5, or ECDSA with a signature in
 * DER. Throws when the key cannot be read.
 */
export function isSignatureBy(
  publicKey: Uint8Array,
  hash: HashName,
  signed: Uint8Array,
  signature: Uint8Array,
): boolean {
  const key = keys.get(publicKey) ?? createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' })
  keys.set(publicKey, key)
  return verify(hash, signed, key, signature)
}
