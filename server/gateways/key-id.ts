import { createHash } from 'node:crypto'
import * as asn1js from 'asn1js'
import { bitsOf, members } from './certificate-parts.ts'

/** SHA-1 over the key bits (RFC 5280 §4.2.1.2, method 1): a name for a key (SPKI in DER), not a protection. */
export function keyIdOf(publicKey: Uint8Array): Uint8Array {
  const bits = bitsOf(members(asn1js.fromBER(publicKey).result)[1])
  return createHash('sha1')
    .update(bits ?? publicKey)
    .digest()
}
