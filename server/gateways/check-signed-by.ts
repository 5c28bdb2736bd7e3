import { type Certificate, isSame, readCertificate } from './certificate.ts'
import { isOctets, members, oidOf } from './certificate-parts.ts'
import { type ChainDefect, checkChain, type Purpose } from './check-chain.ts'
import { hashOfAlgorithm, isSignedWith } from './check-signature.ts'
import { CMS } from './cms-names.ts'
import { digestOf } from './cryptography.ts'
import type { CmsSignature } from './read-cms.ts'

export type SignatureDefect =
  | ChainDefect
  | 'signature-unreadable'
  | 'digest-differs'
  | 'signature-wrong'
  | 'certificate-mismatch'

/** Where a certificate may lead to, and what may stand in between besides what the signature brings. */
export type Trust = { trustAnchors: Uint8Array[]; certificates?: Certificate[] }

/**
 * Whether the signature was made over this content by the certificate that it names, and whether that certificate was
 * fit for the purpose at the time `at`. Every defect is told; the path begins with the signer's certificate and is
 * empty when that did not come along.
 */
export function checkSignedBy(
  cms: CmsSignature,
  contentType: string,
  content: Uint8Array[],
  trust: Trust,
  at: Date,
  purpose: Purpose,
): { defects: SignatureDefect[]; path: Certificate[] } {
  const certificates = cms.certificates.map(readCertificate)
  const certificate = certificates.find((candidate) => isNamedBy(cms, candidate))
  if (!certificate) return { defects: ['certificate-mismatch'], path: [] }
  const defects: SignatureDefect[] = []
  if (oidOf(cms.signed.get(CMS.contentType)) !== contentType) defects.push('signature-unreadable')
  if (!isDigestOf(cms, content)) defects.push('digest-differs')
  if (!isBoundTo(cms, certificate)) defects.push('certificate-mismatch')
  if (!isMadeBy(cms, certificate)) defects.push('signature-wrong')
  const { defect, path } = checkChain(
    certificate,
    [...certificates, ...(trust.certificates ?? [])],
    trust.trustAnchors,
    at,
    purpose,
  )
  if (defect) defects.push(defect)
  // A certificate nobody needs is not protected by any signature, so it must not be there.
  const isNeeded = (other: Certificate) => path.some((used) => isSame(used.der, other.der))
  if (!certificates.every(isNeeded)) defects.push('signature-unreadable')
  return { defects, path }
}

function isNamedBy(cms: CmsSignature, { parts }: Certificate): boolean {
  return isSame(parts.issuer, cms.signer.issuer) && isSame(parts.serial, cms.signer.serial)
}

function isDigestOf(cms: CmsSignature, content: Uint8Array[]): boolean {
  const stated = cms.signed.get(CMS.messageDigest)
  return isOctets(stated) && isSame(stated.valueBlock.valueHexView, digestOf(cms.hash, ...content))
}

/** ESS signing-certificate-v2 (RFC 5035): exactly one, SHA-256 by default, of this very certificate. */
function isBoundTo(cms: CmsSignature, certificate: Certificate): boolean {
  const [ids, ...policies] = members(cms.signed.get(CMS.signingCertificateV2))
  const [id, ...moreIds] = members(ids)
  const [hash] = members(id)
  if (policies.length > 0 || moreIds.length > 0 || !isOctets(hash)) return false
  return isSame(hash.valueBlock.valueHexView, digestOf('sha256', certificate.der))
}

function isMadeBy({ hash, signedBytes, signatureOid, signature }: CmsSignature, { parts }: Certificate): boolean {
  if (hashOfAlgorithm(signatureOid) !== hash) return false
  return isSignedWith(parts.publicKey, { signed: signedBytes, signatureOid, signature })
}
