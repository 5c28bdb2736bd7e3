import * as asn1js from 'asn1js'
import { type Certificate, isSame, readCertificate } from './certificate.ts'
import { members, numberOf, oidOf } from './certificate-parts.ts'
import { hashOfAlgorithm, isSignedWith } from './check-signature.ts'
import { isWeak } from './public-key.ts'

/** What a certificate at the end of the chain is used for. */
export type Purpose = 'seal' | 'time-stamp' | 'status-answer' | 'trust-list'

export type ChainDefect =
  | 'signer-not-trusted'
  | 'certificate-expired'
  | 'certificate-not-yet-valid'
  | 'certificate-not-for-signing'
  | 'certificate-weak'

const EXTENSION = { basicConstraints: '2.5.29.19', keyUsage: '2.5.29.15', extKeyUsage: '2.5.29.37' }
const UNDERSTOOD = new Set(Object.values(EXTENSION))
const MAX_LENGTH = 6

/** Extended key usages that are for one thing: time-stamps, OCSP answers, trust lists (ETSI TS 119 612 §5.7.1). */
export const PURPOSES = {
  'time-stamp': '1.3.6.1.5.5.7.3.8',
  'status-answer': '1.3.6.1.5.5.7.3.9',
  'trust-list': '0.4.0.2231.3.0',
}

/**
 * Whether the certificate leads to one of the pinned anchors at this time (RFC 5280 §6, without policies and name
 * constraints, which are refused where they are critical). `others` may be used on the way; answers the first defect
 * and the certificates of the way, the leaf first. Revocation is another question: see revocations.ts.
 */
export function checkChain(
  leaf: Certificate,
  others: Certificate[],
  anchors: Uint8Array[],
  at: Date,
  purpose: Purpose,
): { defect: ChainDefect | undefined; path: Certificate[] } {
  const path = findPath(leaf, others, anchors.map(readCertificate))
  if (!path) return { defect: 'signer-not-trusted', path: [leaf] }
  const defects = path.map((certificate, depth) => checkOne(certificate, depth, at, purpose))
  return { defect: defects.find((defect) => defect !== undefined), path }
}

function findPath(leaf: Certificate, others: Certificate[], anchors: Certificate[]): Certificate[] | undefined {
  const path = [leaf]
  for (let current = leaf; path.length <= MAX_LENGTH; ) {
    if (anchors.some((anchor) => isSame(anchor.der, current.der))) return path
    const isNext = (issuer: Certificate) =>
      !path.some(({ der }) => isSame(der, issuer.der)) && hasIssued(issuer, current)
    const next = [...anchors, ...others].find(isNext)
    if (!next) return undefined
    path.push(next)
    current = next
  }
  return undefined
}

/** Names alike byte by byte, and the signature made by the issuer's key. */
export function hasIssued(issuer: Certificate, certificate: Certificate): boolean {
  return isSame(certificate.parts.issuer, issuer.parts.subject) && isSignedWith(issuer.parts.publicKey, certificate)
}

function checkOne(certificate: Certificate, depth: number, at: Date, purpose: Purpose): ChainDefect | undefined {
  if (certificate.notBefore > at) return 'certificate-not-yet-valid'
  if (certificate.notAfter < at) return 'certificate-expired'
  if (!hashOfAlgorithm(certificate.signatureOid) || isWeak(certificate.key)) return 'certificate-weak'
  const isStrange = [...certificate.extensions].some(([id, { critical }]) => critical && !UNDERSTOOD.has(id))
  if (isStrange) return 'signer-not-trusted'
  return isFit(certificate, depth, purpose) ? undefined : 'certificate-not-for-signing'
}

/** The certificate at depth 0 serves the purpose; every one above it signs certificates. */
function isFit(certificate: Certificate, depth: number, purpose: Purpose): boolean {
  const { isAuthority, pathLength } = constraintsOf(certificate)
  if (depth === 0) {
    return !isAuthority && (usageOf(certificate) & 0xc0) !== 0 && hasPurpose(certificate, purpose)
  }
  if (!isAuthority || (usageOf(certificate) & 0x04) === 0) return false
  return pathLength === undefined || depth - 1 <= pathLength
}

function constraintsOf({ extensions }: Certificate): { isAuthority: boolean; pathLength: number | undefined } {
  const parts = members(extensions.get(EXTENSION.basicConstraints)?.value)
  const isAuthority = parts[0] instanceof asn1js.Boolean && parts[0].valueBlock.value
  const length = parts.find((part) => part instanceof asn1js.Integer)
  // A length that is no small number permits nothing.
  return { isAuthority, pathLength: length ? (numberOf(length) ?? -1) : undefined }
}

/** Each of the purposes for one thing needs a certificate for it alone (RFC 3161 §2.3), and such a one makes no seals. */
function hasPurpose({ extensions }: Certificate, purpose: Purpose): boolean {
  const extended = extensions.get(EXTENSION.extKeyUsage)
  const purposes = members(extended?.value).map(oidOf)
  if (purpose === 'seal') return !purposes.some((id) => Object.values(PURPOSES).includes(id))
  const isAlone = purposes.length === 1 && purposes[0] === PURPOSES[purpose]
  return isAlone && (extended?.critical === true || purpose === 'status-answer')
}

/** The first byte of keyUsage: digitalSignature 0x80, nonRepudiation 0x40, keyCertSign 0x04, cRLSign 0x02. */
export function usageOf({ extensions }: Certificate): number {
  const usage = extensions.get(EXTENSION.keyUsage)?.value
  return usage instanceof asn1js.BitString ? (usage.valueBlock.valueHexView[0] ?? 0) : 0
}
