import { createHash } from 'node:crypto'
import { certificateParts } from './certificate-parts.ts'
import { CMS } from './cms-names.ts'
import { type Der, encode, encoded, octets, oid, retagged, sequence, setOf, smallInteger, tagged } from './der.ts'
import { type SealCredentials, signBytes } from './seal-authority.ts'
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

/** Who signs, apart from the key itself: for signatures made somewhere else, in a browser or by a provider. */
export type CmsSigner = Pick<SealCredentials, 'certificate' | 'chain'> & { keyType: 'rsa' | 'ec' }

/**
 * A CMS signature as PAdES baseline wants it (ETSI EN 319 122-1 §6, EN 319 142-1 §6.3): contentType, messageDigest and
 * the signing certificate's hash are signed; there is no signing time, the claimed one of a seal is /M.
 */
export async function signContent(content: CmsContent, credentials: SealCredentials): Promise<SignedContent> {
  const keyType = credentials.privateKey.asymmetricKeyType === 'rsa' ? 'rsa' : 'ec'
  const prepared = prepareCms(content, { ...credentials, keyType })
  return prepared.signedBy(await signBytes(credentials.privateKey, prepared.toBeSigned))
}

/** The same in two steps: `toBeSigned` is the DER of the signed attributes as a SET (RFC 5652 §5.4), not its digest. */
export function prepareCms(
  content: CmsContent,
  signer: CmsSigner,
): { toBeSigned: Uint8Array; signedBy(signature: Uint8Array): SignedContent } {
  const attributes = setOf(
    attribute(CMS.contentType, oid(content.type)),
    attribute(CMS.messageDigest, octets('digest' in content ? content.digest : sha256(content.bytes))),
    attribute(CMS.signingCertificateV2, signingCertificate(signer.certificate)),
  )
  return {
    toBeSigned: encode(attributes),
    signedBy: (signature) => ({
      signature,
      encode: (timeStamp) => encode(contentInfo(content, signer, signerInfo(signer, attributes, signature, timeStamp))),
    }),
  }
}

function signerInfo(signer: CmsSigner, attributes: Der, signature: Uint8Array, timeStamp?: Uint8Array): Der {
  const { issuer, serial } = certificateParts(signer.certificate)
  return sequence(
    smallInteger(1),
    sequence(encoded(issuer), encoded(serial)),
    sequence(oid(CMS.sha256)),
    // Signed as a SET, written as [0]: the same bytes under another tag.
    retagged(0, attributes),
    signatureAlgorithm({ asymmetricKeyType: signer.keyType }),
    octets(signature),
    ...(timeStamp ? [tagged(1, attribute(CMS.signatureTimeStamp, encoded(timeStamp)))] : []),
  )
}

function contentInfo(content: CmsContent, { certificate, chain }: CmsSigner, signer: Der): Der {
  const inside = 'bytes' in content ? [tagged(0, octets(content.bytes))] : []
  const signedData = sequence(
    smallInteger(content.type === CMS.data ? 1 : 3),
    setOf(sequence(oid(CMS.sha256))),
    sequence(oid(content.type), ...inside),
    tagged(0, ...[certificate, ...chain].map(encoded)),
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
