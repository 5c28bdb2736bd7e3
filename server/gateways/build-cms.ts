import { createHash, sign } from 'node:crypto'
import { certificateParts } from './certificate-parts.ts'
import { CMS } from './cms-names.ts'
import { type Der, encode, encoded, octets, oid, sequence, setOf, smallInteger, tagged } from './der.ts'
import type { SealCredentials } from './seal-authority.ts'
import { signatureAlgorithm } from './signature-algorithm.ts'

/** What is signed: bytes outside the signature, known by their SHA-256, or a structure that travels inside. */
export type CmsContent =
  | { type: typeof CMS.data; digest: Uint8Array }
  | { type: typeof CMS.timeStampInfo; bytes: Uint8Array }

export type SignedContent = {
  /** The signature value, over which a time-stamp is made. */
  signature: Uint8Array
  /** The whole as ContentInfo in DER, with the time-stamp token where there is one. */
  encode(timeStamp?: Uint8Array): Uint8Array
}

/**
 * A CMS signature as PAdES baseline wants it (ETSI EN 319 122-1 §6, EN 319 142-1 §6.3): contentType, messageDigest and
 * the signing certificate's hash are signed; there is no signing time, the claimed one of a seal is /M.
 */
export function signContent(content: CmsContent, credentials: SealCredentials): SignedContent {
  const digest = 'digest' in content ? content.digest : sha256(content.bytes)
  const attributes = setOf(
    attribute(CMS.contentType, oid(content.type)),
    attribute(CMS.messageDigest, octets(digest)),
    attribute(CMS.signingCertificateV2, signingCertificate(credentials.certificate)),
  )
  // Signed as a SET, written as [0]: the same bytes under another tag (RFC 5652 §5.4).
  const signature = sign('sha256', encode(attributes), credentials.privateKey)
  const { issuer, serial } = certificateParts(credentials.certificate)
  const signer = (timeStamp?: Uint8Array) =>
    sequence(
      smallInteger(1),
      sequence(encoded(issuer), encoded(serial)),
      sequence(oid(CMS.sha256)),
      tagged(0, ...(attributes.value as Der[])),
      signatureAlgorithm(credentials.privateKey),
      octets(signature),
      ...(timeStamp ? [tagged(1, attribute(CMS.signatureTimeStamp, encoded(timeStamp)))] : []),
    )
  return {
    signature,
    encode: (timeStamp) => encode(contentInfo(content, credentials, signer(timeStamp))),
  }
}

function contentInfo(content: CmsContent, credentials: SealCredentials, signer: Der): Der {
  const inside = 'bytes' in content ? [tagged(0, octets(content.bytes))] : []
  const signedData = sequence(
    smallInteger(content.type === CMS.data ? 1 : 3),
    setOf(sequence(oid(CMS.sha256))),
    sequence(oid(content.type), ...inside),
    tagged(0, ...[credentials.certificate, ...credentials.chain].map(encoded)),
    setOf(signer),
  )
  return sequence(oid(CMS.signedData), tagged(0, signedData))
}

function attribute(type: string, value: Der): Der {
  return sequence(oid(type), setOf(value))
}

/** ESSCertIDv2 with the default SHA-256, which DER leaves out (RFC 5035 §4). */
function signingCertificate(certificate: Uint8Array): Der {
  return sequence(sequence(sequence(octets(sha256(certificate)))))
}

function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest()
}
