import { createHash, verify } from 'node:crypto'
import { type Certificate, readCertificate } from './certificate.ts'
import { members } from './certificate-parts.ts'
import { type ChainDefect, checkChain, isSame, type Purpose } from './check-chain.ts'
import { CMS } from './cms-names.ts'
import { type CmsSignature, isOctets, oidOf } from './read-cms.ts'

export type SignatureDefect =
  | ChainDefect
  | 'signature-unreadable'
  | 'digest-differs'
  | 'signature-wrong'
  | 'certificate-mismatch'

// Signature algorithm → key type and hash that belong to it.
const ALGORITHMS: Record<string, [string, CmsSignature['hash']]> = {
  '1.2.840.113549.1.1.11': ['rsa', 'sha256'],
  '1.2.840.113549.1.1.12': ['rsa', 'sha384'],
  '1.2.840.113549.1.1.13': ['rsa', 'sha512'],
  '1.2.840.10045.4.3.2': ['ec', 'sha256'],
  '1.2.840.10045.4.3.3': ['ec', 'sha384'],
  '1.2.840.10045.4.3.4': ['ec', 'sha512'],
}

/**
 * Whether the signature was made over this content by the certificate that it names, and whether that certificate was
 * fit for the purpose at the time `at`. Every defect is told; `certificate` is the signer's, when it came along.
 */
export function checkSignedBy(
  cms: CmsSignature,
  contentType: string,
  content: Uint8Array[],
  anchors: Uint8Array[],
  at: Date,
  purpose: Purpose,
): { defects: SignatureDefect[]; certificate?: Certificate } {
  const certificates = cms.certificates.map(readCertificate)
  const certificate = certificates.find((candidate) => isNamedBy(cms, candidate))
  if (!certificate) return { defects: ['certificate-mismatch'] }
  const defects: SignatureDefect[] = []
  if (oidOf(cms.signed.get(CMS.contentType)) !== contentType) defects.push('signature-unreadable')
  if (!isDigestOf(cms, content)) defects.push('digest-differs')
  if (!isBoundTo(cms, certificate)) defects.push('certificate-mismatch')
  if (!isMadeBy(cms, certificate)) defects.push('signature-wrong')
  const { defect, path } = checkChain(certificate, certificates, anchors, at, purpose)
  if (defect) defects.push(defect)
  // A certificate nobody needs is not protected by any signature, so it must not be there.
  const isNeeded = (other: Certificate) => path.some((used) => isSame(used.der, other.der))
  if (!certificates.every(isNeeded)) defects.push('signature-unreadable')
  return { defects, certificate }
}

function isNamedBy(cms: CmsSignature, { parts }: Certificate): boolean {
  return isSame(parts.issuer, cms.signer.issuer) && isSame(parts.serial, cms.signer.serial)
}

function isDigestOf(cms: CmsSignature, content: Uint8Array[]): boolean {
  const hash = createHash(cms.hash)
  for (const piece of content) hash.update(piece)
  const stated = cms.signed.get(CMS.messageDigest)
  return isOctets(stated) && isSame(stated.valueBlock.valueHexView, hash.digest())
}

/** ESS signing-certificate-v2 (RFC 5035): exactly one, SHA-256 by default, of this very certificate. */
function isBoundTo(cms: CmsSignature, certificate: Certificate): boolean {
  const [ids, ...policies] = members(cms.signed.get(CMS.signingCertificateV2))
  const [id, ...moreIds] = members(ids)
  const [hash] = members(id)
  if (policies.length > 0 || moreIds.length > 0 || !isOctets(hash)) return false
  return isSame(hash.valueBlock.valueHexView, createHash('sha256').update(certificate.der).digest())
}

function isMadeBy(cms: CmsSignature, certificate: Certificate): boolean {
  const key = certificate.x509.publicKey
  const [keyType, hash] = ALGORITHMS[cms.signatureOid] ?? []
  if (!hash || keyType !== key.asymmetricKeyType || hash !== cms.hash) return false
  return verify(hash, cms.signedBytes, key, cms.signature)
}
