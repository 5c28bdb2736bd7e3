import * as asn1js from 'asn1js'
import { members } from './certificate-parts.ts'

/** An ECDSA signature as CMS and certificates write it, DER (r, s), from the two halves that JOSE and browsers write. */
export function ecdsaToDer(halves: Uint8Array): Uint8Array {
  const middle = halves.length / 2
  const numbers = [integer(halves.subarray(0, middle)), integer(halves.subarray(middle))]
  const length = numbers.reduce((sum, bytes) => sum + bytes.length, 0)
  // Of P-521 alone the length needs a byte of its own (X.690 §8.1.3.5).
  return Uint8Array.of(0x30, ...(length < 0x80 ? [length] : [0x81, length]), ...numbers.flat())
}

function integer(bytes: Uint8Array): number[] {
  const from = bytes.findIndex((byte) => byte !== 0)
  const plain = from === -1 ? [0] : [...bytes.subarray(from)]
  const positive = (plain[0] ?? 0) > 0x7f ? [0, ...plain] : plain
  return [0x02, positive.length, ...positive]
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
