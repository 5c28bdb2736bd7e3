import * as asn1js from 'asn1js'
import {
  bitsOf,
  type CertificateParts,
  certificateParts,
  isOctets,
  members,
  oidOf,
  timeOf,
} from './certificate-parts.ts'
import { derLength } from './check-der.ts'
import { type PublicKey, readPublicKey } from './public-key.ts'

export type Certificate = {
  der: Uint8Array
  parts: CertificateParts
  /** What the issuer signed, how, and the signature itself. */
  signed: Uint8Array
  signatureOid: string
  signature: Uint8Array
  notBefore: Date
  notAfter: Date
  key: PublicKey
  /** Object identifier → the extension; none stands twice. */
  extensions: Map<string, Extension>
}

export type Extension = { critical: boolean; value: asn1js.BaseBlock }

const known = new WeakMap<Uint8Array, Certificate>()

/** A certificate read once, however often its bytes are looked at. Throws when they are none by the letter of DER. */
export function readCertificate(der: Uint8Array): Certificate {
  const certificate = known.get(der) ?? read(der)
  known.set(der, certificate)
  return certificate
}

function read(der: Uint8Array): Certificate {
  if (derLength(der) !== der.length) throw new TypeError('a certificate that is not DER')
  const [body, algorithm, bits, ...rest] = members(asn1js.fromBER(der).result)
  const [version, , inner, , validity, , , ...optional] = members(body)
  const signature = bitsOf(bits)
  const [notBefore, notAfter] = members(validity).map(timeOf)
  const isAlike = inner && algorithm && isSameEncoding(inner, algorithm)
  if (!body || !signature || !notBefore || !notAfter || !isAlike || rest.length > 0 || !isVersion3(version)) {
    throw new TypeError('not a certificate of version 3')
  }
  const parts = certificateParts(der)
  return {
    der,
    parts,
    signed: body.valueBeforeDecodeView,
    signatureOid: oidOf(members(algorithm)[0]),
    signature,
    notBefore,
    notAfter,
    key: readPublicKey(parts.publicKey),
    extensions: readExtensions(optional.find((part) => part.valueBeforeDecodeView[0] === 0xa3)),
  }
}

const isVersion3 = (version: asn1js.BaseBlock | undefined) =>
  Buffer.compare(version?.valueBeforeDecodeView ?? new Uint8Array(0), Uint8Array.of(0xa0, 3, 2, 1, 2)) === 0

const isSameEncoding = (a: asn1js.BaseBlock, b: asn1js.BaseBlock) =>
  Buffer.compare(a.valueBeforeDecodeView, b.valueBeforeDecodeView) === 0

/** Extensions of a certificate, a revocation list or an answer (RFC 5280 §4.2): `[n] { SEQUENCE OF Extension }`. */
export function readExtensions(block: asn1js.BaseBlock | undefined): Map<string, Extension> {
  const found = new Map<string, Extension>()
  if (!block) return found
  const [list] = members(block, block.valueBeforeDecodeView[0])
  for (const extension of members(list)) {
    const [type, ...more] = members(extension)
    const value = more.at(-1)
    const id = oidOf(type)
    if (!id || !isOctets(value) || more.length > 2 || found.has(id)) throw new TypeError('an extension cannot be read')
    const critical = more.length === 2 && more[0] instanceof asn1js.Boolean && more[0].valueBlock.value
    found.set(id, { critical, value: asn1js.fromBER(value.valueBlock.valueHexView).result })
  }
  return found
}

/** Marks a certificate that ends within a day and of which nobody tells whether it was revoked (ETSI EN 319 412-1 §5.2). */
export const SHORT_TERM = '0.4.0.194121.2.1'

export const isShortTerm = ({ extensions }: Certificate): boolean => extensions.has(SHORT_TERM)

const NAME_PARTS = {
  organization: '2.5.4.10',
  organizationIdentifier: '2.5.4.97',
  commonName: '2.5.4.3',
  surname: '2.5.4.4',
  givenName: '2.5.4.42',
  serialNumber: '2.5.4.5',
}

// Of terminals, of lines and of the direction of writing (Unicode TR 36 §2): they could make up a whole other report.
const CONTROLS = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]+/gu

/** A part of the subject's name; empty when it has none. */
export const nameIn = ({ parts }: Certificate, part: keyof typeof NAME_PARTS): string => namePart(parts.subject, part)

/** Who issued the certificate, as people know them. */
export const issuerName = ({ parts }: Certificate): string =>
  namePart(parts.issuer, 'organization') || namePart(parts.issuer, 'commonName')

/** Anybody may have written it, so it holds no control signs. */
function namePart(name: Uint8Array, part: keyof typeof NAME_PARTS): string {
  for (const set of members(asn1js.fromBER(name).result)) {
    for (const [type, value] of members(set, 0x31).map((attribute) => members(attribute))) {
      const text = (value as { valueBlock?: { value?: unknown } } | undefined)?.valueBlock?.value
      if (oidOf(type) === NAME_PARTS[part] && typeof text === 'string') return text.replace(CONTROLS, ' ').trim()
    }
  }
  return ''
}

export function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}
