import * as asn1js from 'asn1js'
import { members } from './certificate-parts.ts'
import { encode, integerOf, sequence } from './der.ts'

/** An ECDSA signature as CMS and certificates write it, DER (r, s), from the two halves that JOSE and browsers write. */
export function ecdsaToDer(halves: Uint8Array): Uint8Array {
  const middle = halves.length / 2
  return encode(sequence(integerOf(halves.subarray(0, middle)), integerOf(halves.subarray(middle))))
}

/** The other way round (RFC 7518 §3.4); `size` is the length of one half, 32 for P-256. */
export function ecdsaToHalves(der: Uint8Array, size: number): Uint8Array {
  const halves = members(asn1js.fromBER(Uint8Array.from(der)).result).map((part) => {
    const bytes = Buffer.from((part as asn1js.Integer).valueBlock.valueHexView)
    const plain = bytes.subarray(Math.max(0, bytes.length - size))
    return Buffer.concat([Buffer.alloc(size - plain.length), plain])
  })
  return Buffer.concat(halves)
}
