import * as asn1js from 'asn1js'
import { bitsOf, members, oidOf } from './certificate-parts.ts'

/** What a key is, as far as its strength and its signatures depend on it. */
export type PublicKey =
  | { type: 'rsa'; modulus: bigint; exponent: bigint; bits: number }
  | { type: 'ec'; curve: Curve; point: Uint8Array }
  | { type: 'unknown' }

export type Curve = 'P-256' | 'P-384' | 'P-521'

const RSA = '1.2.840.113549.1.1.1'
const EC = '1.2.840.10045.2.1'
const CURVES: Record<string, Curve> = {
  '1.2.840.10045.3.1.7': 'P-256',
  '1.3.132.0.34': 'P-384',
  '1.3.132.0.35': 'P-521',
}

/** Reads a SubjectPublicKeyInfo (RFC 5280 §4.1.2.7). Other kinds than those that sign documents are `unknown`. */
export function readPublicKey(spki: Uint8Array): PublicKey {
  const [algorithm, key] = members(asn1js.fromBER(spki).result)
  const [type, parameters] = members(algorithm)
  const bits = bitsOf(key)
  if (!bits) return { type: 'unknown' }
  if (oidOf(type) === RSA) return readRsa(bits)
  const curve = CURVES[oidOf(parameters)]
  return oidOf(type) === EC && curve ? { type: 'ec', curve, point: bits } : { type: 'unknown' }
}

// Beyond these a single check of a signature takes seconds; no authority goes near them (SP 800-78-5 §3.2).
const MAX_MODULUS = 1n << 16_384n
const MAX_EXPONENT = 1n << 64n

function readRsa(bits: Uint8Array): PublicKey {
  const [modulus, exponent] = members(asn1js.fromBER(bits).result).map(positive)
  if (!modulus || !exponent) return { type: 'unknown' }
  if (modulus > MAX_MODULUS || exponent > MAX_EXPONENT) return { type: 'unknown' }
  return { type: 'rsa', modulus, exponent, bits: modulus.toString(2).length }
}

function positive(block: asn1js.BaseBlock): bigint | undefined {
  if (!(block instanceof asn1js.Integer)) return undefined
  const hex = Buffer.from(block.valueBlock.valueHexView).toString('hex')
  return hex === '' ? undefined : BigInt(`0x${hex}`)
}

/** RSA of 2048 bits or more with a fair exponent, or one of the curves above; else too weak to rely on. */
export function isWeak(key: PublicKey): boolean {
  if (key.type === 'rsa') return key.bits < 2048 || key.exponent < 65_537n
  return key.type === 'unknown'
}

/** How long a key of this size is trusted: 112 bits of strength until the end of 2030 (NIST SP 800-131A). */
export function trustedUntil(key: PublicKey): Date {
  const isShort = key.type === 'rsa' && key.bits < 3000
  return new Date(isShort ? '2030-12-31T23:59:59Z' : '9999-12-31T23:59:59Z')
}
