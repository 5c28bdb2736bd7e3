import { p256, p384, p521 } from '@noble/curves/nist.js'
import { sha1 } from '@noble/hashes/legacy.js'
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import type * as node from '../server/gateways/cryptography.ts'
import { type PublicKey, readPublicKey } from '../server/gateways/public-key.ts'

// The twin of server/gateways/cryptography.ts where there is no node:crypto. Browsers' own WebCrypto answers later and
// only in some places; a file opened from a disk is to be checked at once and everywhere.

const HASHES = { sha1, sha256, sha384, sha512 }
const CURVES = { 'P-256': p256, 'P-384': p384, 'P-521': p521 }

export const digestOf: typeof node.digestOf = (hash, ...pieces) => {
  const state = HASHES[hash].create()
  for (const piece of pieces) state.update(piece)
  return state.digest()
}

export const isSignatureBy: typeof node.isSignatureBy = (publicKey, hash, signed, signature) => {
  const key = readPublicKey(publicKey)
  if (key.type === 'rsa') return isRsaSignature(key, hash, digestOf(hash, signed), signature)
  if (key.type !== 'ec') throw new TypeError('a key of an unknown kind')
  try {
    const options = { prehash: false, format: 'der', lowS: false } as const
    return CURVES[key.curve].verify(signature, digestOf(hash, signed), key.point, options)
  } catch {
    return false
  }
}

/** DigestInfo before the digest itself (RFC 8017 §9.2, note 1). */
const PREFIXES = {
  sha1: '3021300906052b0e03021a05000414',
  sha256: '3031300d060960864801650304020105000420',
  sha384: '3041300d060960864801650304020205000430',
  sha512: '3051300d060960864801650304020305000440',
}

/** RSASSA-PKCS1-v1_5 (RFC 8017 §8.2.2): what was signed is built anew and compared whole, never taken apart. */
function isRsaSignature(
  { modulus, exponent, bits }: Extract<PublicKey, { type: 'rsa' }>,
  hash: keyof typeof PREFIXES,
  digest: Uint8Array,
  signature: Uint8Array,
): boolean {
  const length = Math.ceil(bits / 8)
  const value = BigInt(`0x${hex(signature)}`)
  if (signature.length !== length || value >= modulus) return false
  const info = PREFIXES[hash] + hex(digest)
  const expected = `0001${'ff'.repeat(length - 3 - info.length / 2)}00${info}`
  return (
    power(value, exponent, modulus)
      .toString(16)
      .padStart(2 * length, '0') === expected
  )
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n
  let square = base % modulus
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return result
}

const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
