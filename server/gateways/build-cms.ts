import { createHash, sign } from 'node:crypto'
import { certificateParts } from './certificate-parts.ts'
import { type Der, encode, encoded, octets, oid, sequence, setOf, smallInteger, tagged } from './der.ts'
import type { SealCredentials } from './seal-authority.ts'
import { signatureAlgorithm } from './signature-algorithm.ts'

const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
}

/**
 * A detached CMS signature as PAdES baseline B wants it (ETSI EN 319 122-1 §6, EN 319 142-1 §6.3): contentType,
 * messageDigest and the signing certificate's hash are signed; there is no signing time, the claimed one is /M.
 * `digest` is SHA-256 over the signed bytes.
 */
export function buildCms(digest: Uint8Array, credentials: SealCredentials): Uint8Array {
  const attributes = setOf(
    attribute(OID.contentType, oid(OID.data)),
    attribute(OID.messageDigest, octets(digest)),
    attribute(OID.signingCertificateV2, signingCertificate(credentials.certificate)),
  )
  // Signed as a SET, written as [0]: the same bytes under another tag (RFC 5652 §5.4).
  const signature = sign('sha256', encode(attributes), credentials.privateKey)
  const signer = sequence(
    smallInteger(1),
    issuerAndSerial(credentials.certificate),
    sequence(oid(OID.sha256)),
    tagged(0, ...(attributes.value as Der[])),
    signatureAlgorithm(credentials.privateKey),
    octets(signature),
  )
  const signedData = sequence(
    smallInteger(1),
    setOf(sequence(oid(OID.sha256))),
    sequence(oid(OID.data)),
    tagged(0, ...[credentials.certificate, ...credentials.chain].map(encoded)),
    setOf(signer),
  )
  return encode(sequence(oid(OID.signedData), tagged(0, signedData)))
}

function attribute(type: string, value: Der): Der {
  return sequence(oid(type), setOf(value))
}

/** ESSCertIDv2 with the default SHA-256, which DER leaves out (RFC 5035 §4). */
function signingCertificate(certificate: Uint8Array): Der {
  return sequence(sequence(sequence(octets(createHash('sha256').update(certificate).digest()))))
}

function issuerAndSerial(certificate: Uint8Array): Der {
  const { issuer, serial } = certificateParts(certificate)
  return sequence(encoded(issuer), encoded(serial))
}
