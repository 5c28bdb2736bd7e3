import forge from 'node-forge'

const { asn1 } = forge
const { Class, Type } = asn1

export type Der = forge.asn1.Asn1

/** Short words for the ASN.1 that certificates and signatures are made of (X.690 DER). */
export const sequence = (...items: Der[]): Der => asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, items)

/** SET OF: the members in the order of their encoding (X.690 §11.6). */
export const setOf = (...items: Der[]): Der => {
  const encoded = items.map((item) => ({ item, bytes: Buffer.from(encode(item)) }))
  const sorted = encoded.sort((a, b) => Buffer.compare(a.bytes, b.bytes)).map(({ item }) => item)
  return asn1.create(Class.UNIVERSAL, Type.SET, true, sorted)
}

export const oid = (dotted: string): Der =>
  asn1.create(Class.UNIVERSAL, Type.OID, false, asn1.oidToDer(dotted).getBytes())

export const octets = (bytes: Uint8Array): Der => asn1.create(Class.UNIVERSAL, Type.OCTETSTRING, false, binary(bytes))

export const bits = (bytes: Uint8Array): Der =>
  asn1.create(Class.UNIVERSAL, Type.BITSTRING, false, `\0${binary(bytes)}`)

/** A BIT STRING of flags: trailing zero bits do not count (X.690 §11.2). */
export const namedBits = (unused: number, flags: number): Der =>
  asn1.create(Class.UNIVERSAL, Type.BITSTRING, false, String.fromCharCode(unused, flags))

export const nothing = (): Der => asn1.create(Class.UNIVERSAL, Type.NULL, false, '')

export const truth = (): Der => asn1.create(Class.UNIVERSAL, Type.BOOLEAN, false, '\xff')

export const smallInteger = (value: number): Der =>
  asn1.create(Class.UNIVERSAL, Type.INTEGER, false, asn1.integerToDer(value).getBytes())

export const enumerated = (value: number): Der =>
  asn1.create(Class.UNIVERSAL, Type.ENUMERATED, false, asn1.integerToDer(value).getBytes())

/** A positive integer from big-endian bytes whose first is neither 0 nor above 0x7f. */
export const bigInteger = (bytes: Uint8Array): Der => asn1.create(Class.UNIVERSAL, Type.INTEGER, false, binary(bytes))

export const utf8 = (text: string): Der =>
  asn1.create(Class.UNIVERSAL, Type.UTF8, false, binary(Buffer.from(text, 'utf8')))

/** UTCTime up to 2049, GeneralizedTime from then on (RFC 5280 §4.1.2.5). */
export const time = (at: Date): Der =>
  at.getUTCFullYear() < 2050
    ? asn1.create(Class.UNIVERSAL, Type.UTCTIME, false, asn1.dateToUtcTime(at))
    : generalizedTime(at)

export const generalizedTime = (at: Date): Der =>
  asn1.create(Class.UNIVERSAL, Type.GENERALIZEDTIME, false, asn1.dateToGeneralizedTime(at))

/** `[n]` around the items; with IMPLICIT tagging the items are the members of the replaced SEQUENCE or SET. */
export const tagged = (tag: number, ...items: Der[]): Der =>
  asn1.create(Class.CONTEXT_SPECIFIC, tag as forge.asn1.Type, true, items)

/** `[n] IMPLICIT` of a primitive value: an OCTET STRING, a text, NULL. */
export const primitive = (tag: number, bytes: Uint8Array): Der =>
  asn1.create(Class.CONTEXT_SPECIFIC, tag as forge.asn1.Type, false, binary(bytes))

/** One extension of a certificate, a revocation list or an answer about one (RFC 5280 §4.2). */
export const extension = (id: string, value: Der, critical = false): Der =>
  sequence(oid(id), ...(critical ? [truth()] : []), octets(encode(value)))

/** What stands in DER already, taken over byte by byte. */
export function encoded(der: Uint8Array): Der {
  const [tag = 0, length = 0] = der
  const lengthBytes = length < 0x80 ? 0 : length & 0x7f
  // forge decodes and encodes again what it reads; as a primitive that keeps its whole tag the content passes untouched.
  return asn1.create(Class.UNIVERSAL, tag as forge.asn1.Type, false, binary(der.subarray(2 + lengthBytes)))
}

export const encode = (value: Der): Uint8Array => new Uint8Array(Buffer.from(asn1.toDer(value).getBytes(), 'latin1'))

/** forge keeps bytes in strings, one character each. */
export const binary = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
