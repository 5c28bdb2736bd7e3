/** A value in DER (X.690), made by the words below: what CMS, certificates and time-stamps are written in. */
export type Der = { readonly bytes: Uint8Array }

export const encode = (value: Der): Uint8Array => value.bytes

/** What stands in DER already, taken over byte by byte. */
export const encoded = (bytes: Uint8Array): Der => ({ bytes })

export const sequence = (...items: Der[]): Der => constructed(0x30, items)

/** SET OF: the members in the order of their encoding (X.690 §11.6). */
export const setOf = (...items: Der[]): Der =>
  constructed(
    0x31,
    items.toSorted((a, b) => Buffer.compare(a.bytes, b.bytes)),
  )

export function oid(dotted: string): Der {
  const known = identifiers.get(dotted) ?? written(0x06, identifierBytes(dotted))
  identifiers.set(dotted, known)
  return known
}

export const octets = (bytes: Uint8Array): Der => written(0x04, bytes)

export const bits = (bytes: Uint8Array): Der => written(0x03, Buffer.concat([Buffer.of(0), bytes]))

/** A BIT STRING of flags: trailing zero bits do not count (X.690 §11.2). */
export const namedBits = (unused: number, flags: number): Der => written(0x03, Uint8Array.of(unused, flags))

export const nothing = (): Der => written(0x05, new Uint8Array(0))

export const truth = (): Der => written(0x01, Uint8Array.of(0xff))

/** A whole number from zero on. */
export const smallInteger = (value: number): Der => written(0x02, integerBytes(value))

export const enumerated = (value: number): Der => written(0x0a, integerBytes(value))

/** A positive integer from big-endian bytes whose first is neither 0 nor above 0x7f. */
export const bigInteger = (bytes: Uint8Array): Der => written(0x02, bytes)

export const utf8 = (text: string): Der => written(0x0c, Buffer.from(text, 'utf8'))

/** UTCTime up to 2049, GeneralizedTime from then on (RFC 5280 §4.1.2.5). */
export const time = (at: Date): Der =>
  at.getUTCFullYear() < 2050 ? written(0x17, Buffer.from(timeDigits(at).slice(2), 'latin1')) : generalizedTime(at)

export const generalizedTime = (at: Date): Der => written(0x18, Buffer.from(timeDigits(at), 'latin1'))

/** `[n]` around the items; with IMPLICIT tagging the items are the members of the replaced SEQUENCE or SET. */
export const tagged = (tag: number, ...items: Der[]): Der => constructed(0xa0 | tag, items)

/** The same members as `[n] IMPLICIT` instead of under their own tag. */
export function retagged(tag: number, { bytes }: Der): Der {
  const other = Uint8Array.from(bytes)
  other[0] = 0xa0 | tag
  return { bytes: other }
}

/** `[n] IMPLICIT` of a primitive value: an OCTET STRING, a text, NULL. */
export const primitive = (tag: number, bytes: Uint8Array): Der => written(0x80 | tag, bytes)

/** One extension of a certificate, a revocation list or an answer about one (RFC 5280 §4.2). */
export const extension = (id: string, value: Der, critical = false): Der =>
  sequence(oid(id), ...(critical ? [truth()] : []), octets(encode(value)))

const identifiers = new Map<string, Der>()

function constructed(tag: number, items: Der[]): Der {
  return written(tag, Buffer.concat(items.map(({ bytes }) => bytes)))
}

function written(tag: number, content: Uint8Array): Der {
  const head = [tag, ...lengthBytes(content.length)]
  const bytes = new Uint8Array(head.length + content.length)
  bytes.set(head)
  bytes.set(content, head.length)
  return { bytes }
}

function lengthBytes(length: number): number[] {
  if (length < 0x80) return [length]
  const bytes = bigEndian(length)
  return [0x80 | bytes.length, ...bytes]
}

function integerBytes(value: number): Uint8Array {
  const bytes = bigEndian(value)
  return Uint8Array.from((bytes[0] ?? 0) > 0x7f ? [0, ...bytes] : bytes)
}

function bigEndian(value: number): number[] {
  const bytes = [value % 256]
  for (let rest = Math.floor(value / 256); rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256)
  return bytes
}

/** Each part in groups of seven bits; the first two parts share one (X.690 §8.19). */
function identifierBytes(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...parts] = dotted.split('.').map(Number)
  return Uint8Array.from([40 * first + second, ...parts].flatMap(groupsOfSeven))
}

function groupsOfSeven(part: number): number[] {
  const groups = [part % 128]
  for (let rest = Math.floor(part / 128); rest > 0; rest = Math.floor(rest / 128)) groups.unshift(0x80 | (rest % 128))
  return groups
}

/** `20261124153000Z`, in UTC and whole seconds. */
const timeDigits = (at: Date): string => `${at.toISOString().slice(0, 19).replace(/[-T:]/g, '')}Z`
