import * as asn1js from 'asn1js'
import { members } from './certificate-parts.ts'
import { derLength } from './check-der.ts'

export type CmsSignature = {
  /** DER of every certificate that came along. */
  certificates: Uint8Array[]
  hash: 'sha256' | 'sha384' | 'sha512'
  signer: { issuer: Uint8Array; serial: Uint8Array }
  /** The signed attributes as the SET they were signed as. */
  signedBytes: Uint8Array
  /** Attribute type → its one value. */
  signed: Map<string, asn1js.BaseBlock>
  unsigned: Map<string, asn1js.BaseBlock>
  signatureOid: string
  signature: Uint8Array
}

const HASHES: Record<string, CmsSignature['hash']> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}

/**
 * Reads a detached CMS signature (RFC 5652 §5) of the one shape that PAdES produces: one signer named by issuer and
 * serial, signed attributes, no content, strict DER with only zeros behind. Undefined for any other shape.
 */
export function readCms(contents: Uint8Array): CmsSignature | undefined {
  const length = derLength(contents)
  if (length === undefined || !isZero(contents.subarray(length))) return undefined
  const [type, content, ...more] = members(asn1js.fromBER(Uint8Array.from(contents.subarray(0, length))).result)
  const [signedData, ...evenMore] = members(content, 0xa0)
  if (more.length + evenMore.length > 0 || oidOf(type) !== '1.2.840.113549.1.7.2') return undefined
  const [version, digests, inner, certificates, signers, ...rest] = members(signedData)
  // Version 1 is what plain data with certificates of version 3 must say (RFC 5652 §5.1).
  if (!isOne(version) || rest.length > 0) return undefined
  if (members(inner).length !== 1 || oidOf(members(inner)[0]) !== '1.2.840.113549.1.7.1') return undefined
  const signer = readSigner(only(members(signers, 0x31)))
  const hash = hashOf(only(members(digests, 0x31)))
  if (!signer || hash === undefined || hash !== signer.hash) return undefined
  return {
    ...signer,
    certificates: members(certificates, 0xa0).map((certificate) => certificate.valueBeforeDecodeView),
  }
}

function isZero(bytes: Uint8Array): boolean {
  return Buffer.compare(bytes, new Uint8Array(bytes.length)) === 0
}

type Signer = Omit<CmsSignature, 'certificates'>

function readSigner(block: asn1js.BaseBlock | undefined): Signer | undefined {
  const [version, id, digest, attributes, algorithm, signature, ...rest] = members(block)
  const [issuer, serial] = members(id).map((part) => part.valueBeforeDecodeView)
  const hash = hashOf(digest)
  if (!isOne(version) || !issuer || !serial || members(id).length !== 2 || !hash) return undefined
  if (!attributes || tagOf(signature) !== 0x04 || !isAlgorithm(algorithm)) return undefined
  const [unsignedBlock, ...more] = rest
  if (more.length > 0) return undefined
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
    signature: (signature as asn1js.OctetString).valueBlock.valueHexView,
  }
}

/** Each attribute once, with one value, in DER order. */
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
  return oidOf(type) !== '' && rest.length === 0 && (!parameters || tagOf(parameters) === 0x05)
}

function only<T>(list: T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined
}

function hashOf(block: asn1js.BaseBlock | undefined): CmsSignature['hash'] | undefined {
  return isAlgorithm(block) ? HASHES[oidOf(members(block)[0])] : undefined
}

export function oidOf(block: asn1js.BaseBlock | undefined): string {
  return block instanceof asn1js.ObjectIdentifier ? block.valueBlock.toString() : ''
}

/** The first byte of the encoding. */
function tagOf(block: asn1js.BaseBlock | undefined): number | undefined {
  return block?.valueBeforeDecodeView[0]
}

function isOne(block: asn1js.BaseBlock | undefined): boolean {
  return Buffer.from(block?.valueBeforeDecodeView ?? []).toString('hex') === '020101'
}
