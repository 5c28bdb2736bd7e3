import { createHash, verify } from 'node:crypto'
import * as asn1js from 'asn1js'
import { type Certificate, readCertificate } from './certificate.ts'
import { members } from './certificate-parts.ts'
import { type ChainDefect, checkChain, isSame } from './check-chain.ts'
import { type CmsSignature, oidOf, readCms } from './read-cms.ts'

export type CmsDefect =
  | ChainDefect
  | 'signature-unreadable'
  | 'digest-differs'
  | 'signature-wrong'
  | 'certificate-mismatch'

export type CmsReport = {
  /** Empty when everything holds. */
  defects: CmsDefect[]
  /** From the signer's certificate: organization, organizationIdentifier, common name; validity. */
  signer?: { organization: string; agency: string; commonName: string; notBefore: Date; notAfter: Date }
}

const ATTRIBUTE = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
}

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
 * Checks a detached signature over `signed` (the pieces of the byte range) with node:crypto, and its certificate
 * against the pinned anchors (DER) at the time `at`. Never throws: what cannot be read is a defect.
 */
export function checkCms(contents: Uint8Array, signed: Uint8Array[], anchors: Uint8Array[], at: Date): CmsReport {
  try {
    const cms = readCms(contents)
    return cms ? checkSignature(cms, signed, anchors, at) : { defects: ['signature-unreadable'] }
  } catch {
    return { defects: ['signature-unreadable'] }
  }
}

function checkSignature(cms: CmsSignature, signed: Uint8Array[], anchors: Uint8Array[], at: Date): CmsReport {
  const certificates = cms.certificates.map(readCertificate)
  const certificate = certificates.find((candidate) => isNamedBy(cms, candidate))
  if (!certificate) return { defects: ['certificate-mismatch'] }
  const defects: CmsDefect[] = []
  if (oidOf(cms.signed.get(ATTRIBUTE.contentType)) !== '1.2.840.113549.1.7.1') defects.push('signature-unreadable')
  if (!isDigestOf(cms, signed)) defects.push('digest-differs')
  if (!isBoundTo(cms, certificate)) defects.push('certificate-mismatch')
  if (!isSignedBy(cms, certificate)) defects.push('signature-wrong')
  const { defect, path } = checkChain(certificate, certificates, anchors, at)
  if (defect) defects.push(defect)
  // A certificate nobody needs is not protected by any signature, so it must not be there.
  if (certificates.some((other) => !path.some((used) => isSame(used.der, other.der))))
    defects.push('signature-unreadable')
  return { defects, signer: describe(certificate) }
}

function isNamedBy(cms: CmsSignature, { parts }: Certificate): boolean {
  return isSame(parts.issuer, cms.signer.issuer) && isSame(parts.serial, cms.signer.serial)
}

function isDigestOf(cms: CmsSignature, signed: Uint8Array[]): boolean {
  const hash = createHash(cms.hash)
  for (const piece of signed) hash.update(piece)
  const stated = cms.signed.get(ATTRIBUTE.messageDigest)
  return stated instanceof asn1js.OctetString && isSame(stated.valueBlock.valueHexView, hash.digest())
}

/** ESS signing-certificate-v2 (RFC 5035): exactly one, SHA-256 by default, of this very certificate. */
function isBoundTo(cms: CmsSignature, certificate: Certificate): boolean {
  const [ids, ...policies] = members(cms.signed.get(ATTRIBUTE.signingCertificateV2))
  const [id, ...moreIds] = members(ids)
  const [hash] = members(id)
  if (policies.length > 0 || moreIds.length > 0 || !(hash instanceof asn1js.OctetString)) return false
  return isSame(hash.valueBlock.valueHexView, createHash('sha256').update(certificate.der).digest())
}

function isSignedBy(cms: CmsSignature, certificate: Certificate): boolean {
  const key = certificate.x509.publicKey
  const [keyType, hash] = ALGORITHMS[cms.signatureOid] ?? []
  if (!hash || keyType !== key.asymmetricKeyType || hash !== cms.hash) return false
  return verify(hash, cms.signedBytes, key, cms.signature)
}

function describe({ fields }: Certificate): NonNullable<CmsReport['signer']> {
  const find = (type: string): string => {
    const found = fields.subject.typesAndValues.find((attribute) => attribute.type === type)
    return found ? String(found.value.valueBlock.value) : ''
  }
  return {
    organization: find('2.5.4.10'),
    agency: find('2.5.4.97'),
    commonName: find('2.5.4.3'),
    notBefore: fields.notBefore.value,
    notAfter: fields.notAfter.value,
  }
}
