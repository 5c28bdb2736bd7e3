import * as asn1js from 'asn1js'

/** The parts of a certificate that others repeat byte by byte, each in DER (RFC 5280 §4.1). */
export type CertificateParts = { serial: Uint8Array; issuer: Uint8Array; subject: Uint8Array; publicKey: Uint8Array }

const known = new WeakMap<Uint8Array, CertificateParts>()

/** Read once, however often its bytes are looked at: every seal repeats those of its own certificate. */
export function certificateParts(certificate: Uint8Array): CertificateParts {
  const parts = known.get(certificate) ?? read(certificate)
  known.set(certificate, parts)
  return parts
}

function read(certificate: Uint8Array): CertificateParts {
  const [body] = members(asn1js.fromBER(certificate).result)
  // Version 3 begins with its [0] tag, so that the serial number is the second member.
  const [, serial, , issuer, , subject, publicKey] = members(body).map((part) => part.valueBeforeDecodeView)
  if (!serial || !issuer || !subject || !publicKey) throw new TypeError('not a certificate of version 3')
  return { serial, issuer, subject, publicKey }
}

/** The members of a SEQUENCE (0x30), SET (0x31) or other constructed value whose first byte is `tag`; else none. */
export function members(block: asn1js.BaseBlock | undefined, tag = 0x30): asn1js.BaseBlock[] {
  if (!block || block.valueBeforeDecodeView[0] !== tag || !('valueBlock' in block)) return []
  const { value } = block.valueBlock as { value?: unknown }
  return Array.isArray(value) ? (value as asn1js.BaseBlock[]) : []
}

export function oidOf(block: asn1js.BaseBlock | undefined): string {
  return block instanceof asn1js.ObjectIdentifier ? block.valueBlock.toString() : ''
}

/** A primitive OCTET STRING. */
export function isOctets(block: asn1js.BaseBlock | undefined): block is asn1js.OctetString {
  return block instanceof asn1js.OctetString && block.valueBeforeDecodeView[0] === 0x04
}

/** A small non-negative INTEGER. */
export function numberOf(block: asn1js.BaseBlock | undefined): number | undefined {
  const bytes = block?.valueBeforeDecodeView
  return bytes?.length === 3 && bytes[0] === 0x02 && bytes[1] === 0x01 ? bytes[2] : undefined
}

/** UTCTime or GeneralizedTime. */
export function timeOf(block: asn1js.BaseBlock | undefined): Date | undefined {
  if (block instanceof asn1js.UTCTime || block instanceof asn1js.GeneralizedTime) return block.toDate()
  return undefined
}

/** The bytes of a BIT STRING without unused bits. */
export function bitsOf(block: asn1js.BaseBlock | undefined): Uint8Array | undefined {
  if (!(block instanceof asn1js.BitString) || block.valueBlock.unusedBits !== 0) return undefined
  return block.valueBlock.valueHexView
}
