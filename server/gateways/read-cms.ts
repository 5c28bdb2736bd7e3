import * as asn1js from 'asn1js'
import { isOctets, members, numberOf, oidOf } from './certificate-parts.ts'
import { derLength } from './check-der.ts'
import { CMS } from './cms-names.ts'

export type CmsSignature = {
  /** DER of every certificate that came along. */
  certificates: Uint8Array[]
  hash: 'sha256' | 'sha384' | 'sha512'
  signer: { issuer: Uint8Array; serial: Uint8Array }
  /** What travels inside the signature; undefined when it is detached. */
  content: Uint8Array | undefined
  /** The signed attributes as the SET they were signed as. */
  signedBytes: Uint8Array
  /** Attribute type → its one value. */
  signed: Map<string, asn1js.BaseBlock>
  unsigned: Map<string, asn1js.BaseBlock>
  signatureOid: string
  signature: Uint8Array
}

/** A path is far shorter; each one more would be tried on the way to an anchor. */
const MAX_CERTIFICATES = 16

const HASHES: Record<string, CmsSignature['hash']> = {
  [CMS.sha256]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}

/**
 * Reads a CMS signature (RFC 5652 §5) of the one shape that PAdES produces: one signer named by issuer and serial,
 * signed attributes, strict DER with only zeros behind. Content of type `data` must be outside, of any other type
 * inside. Undefined for any other shape: what no signature covers has one spelling only.
 */
export function readCms(contents: Uint8Array, contentType: string): CmsSignature | undefined {
  const length = derLength(contents)
  if (length === undefined || !isZero(contents.subarray(length))) return undefined
  const [type, content, ...more] = members(asn1js.fromBER(Uint8Array.from(contents.subarray(0, length))).result)
  const [signedData, ...evenMore] = members(content, 0xa0)
  if (more.length + evenMore.length > 0 || oidOf(type) !== CMS.signedData) return undefined
  const [version, digests, inner, certificates, signers, ...rest] = members(signedData)
  // Version 1 is what plain data with certificates of version 3 must say, and 3 all other content (RFC 5652 §5.1).
  if (numberOf(version) !== (contentType === CMS.data ? 1 : 3) || rest.length > 0) return undefined
  const encapsulated = readContent(inner, contentType)
  const signer = readSigner(only(members(signers, 0x31)))
  const hash = hashOf(only(members(digests, 0x31)))
  if (!encapsulated || !signer || hash === undefined || hash !== signer.hash) return undefined
  const all = members(certificates, 0xa0).map((certificate) => certificate.valueBeforeDecodeView)
  if (all.length > MAX_CERTIFICATES) return undefined
  return { ...signer, content: encapsulated.content, certificates: all }
}

function readContent(
  block: asn1js.BaseBlock | undefined,
  contentType: string,
): { content: Uint8Array | undefined } | undefined {
  const [type, inside, ...rest] = members(block)
  if (oidOf(type) !== contentType || rest.length > 0) return undefined
  if (contentType === CMS.data) return inside ? undefined : { content: undefined }
  const octets = only(members(inside, 0xa0))
  return isOctets(octets) ? { content: octets.valueBlock.valueHexView } : undefined
}

type Signer = Omit<CmsSignature, 'certificates' | 'content'>

function readSigner(block: asn1js.BaseBlock | undefined): Signer | undefined {
  const [version, id, digest, attributes, algorithm, signature, unsignedBlock, ...more] = members(block)
  const [issuer, serial, ...others] = members(id).map((part) => part.valueBeforeDecodeView)
  const hash = hashOf(digest)
  if (numberOf(version) !== 1 || !issuer || !serial || others.length > 0 || !hash || more.length > 0) return undefined
  if (!attributes || !isOctets(signature) || !isAlgorithm(algorithm)) return undefined
  const signed = readAttributes(attributes, 0xa0)
  const unsigned = unsignedBlock ? readAttributes(unsignedBlock, 0xa1) : new Map<string, asn1js.BaseBlock>()
  if (!signed || !unsigned) return undefined
  const signedBytes = Uint8Array.from(attributes.valueBeforeDecodeView)
  signedBytes[0] = 0x31
  return {
    hash,
    signer: { issuer, serial },
    signedBytes,
    signed,
    unsigned,
    signatureOid: oidOf(members(algorithm)[0]),
    signature: signature.valueBlock.valueHexView,
  }
}

/** Each attribute once, with one value, in DER order; undefined when it is otherwise or there is none. */
function readAttributes(set: asn1js.BaseBlock, tag: number): Map<string, asn1js.BaseBlock> | undefined {
  const attributes = new Map<string, asn1js.BaseBlock>()
  let before: Uint8Array | undefined
  for (const attribute of members(set, tag)) {
    const [type, values, ...rest] = members(attribute)
    const [value, ...more] = members(values, 0x31)
    const encoding = attribute.valueBeforeDecodeView
    const isOrdered = !before || Buffer.compare(before, encoding) < 0
    const isAlone = more.length === 0 && rest.length === 0 && !attributes.has(oidOf(type))
    if (!value || !isAlone || !isOrdered) return undefined
    attributes.set(oidOf(type), value)
    before = encoding
  }
  return attributes.size > 0 ? attributes : undefined
}

/** An AlgorithmIdentifier with nothing or NULL as parameters. */
function isAlgorithm(block: asn1js.BaseBlock | undefined): boolean {
  const [type, parameters, ...rest] = members(block)
  return oidOf(type) !== '' && rest.length === 0 && (!parameters || parameters.valueBeforeDecodeView[0] === 0x05)
}

function hashOf(block: asn1js.BaseBlock | undefined): CmsSignature['hash'] | undefined {
  return isAlgorithm(block) ? HASHES[oidOf(members(block)[0])] : undefined
}

function isZero(bytes: Uint8Array): boolean {
  return Buffer.compare(bytes, new Uint8Array(bytes.length)) === 0
}

function only<T>(list: T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined
}
