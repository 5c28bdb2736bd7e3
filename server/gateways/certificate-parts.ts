import * as asn1js from 'asn1js'

/** The parts of a certificate that others repeat byte by byte, each in DER (RFC 5280 §4.1). */
export type CertificateParts = { serial: Uint8Array; issuer: Uint8Array; subject: Uint8Array; publicKey: Uint8Array }

export function certificateParts(certificate: Uint8Array): CertificateParts {
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
