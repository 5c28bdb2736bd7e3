import type { KeyObject } from 'node:crypto'
import * as pkijs from 'pkijs'
import { type Certificate, readCertificate } from './certificate.ts'

/** What a certificate at the end of the chain is used for. */
export type Purpose = 'seal' | 'time-stamp'

export type ChainDefect =
  | 'signer-not-trusted'
  | 'certificate-expired'
  | 'certificate-not-yet-valid'
  | 'certificate-not-for-signing'
  | 'certificate-weak'

const EXTENSION = { basicConstraints: '2.5.29.19', keyUsage: '2.5.29.15', extKeyUsage: '2.5.29.37' }
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8'
const UNDERSTOOD = new Set(Object.values(EXTENSION))
const CURVES = new Set(['prime256v1', 'secp384r1', 'secp521r1'])
const MAX_LENGTH = 6
// SHA-256, 384 and 512 with RSA; the same with ECDSA.
const SIGNED_WITH = new Set(
  [11, 12, 13].map((n) => `1.2.840.113549.1.1.${n}`).concat([2, 3, 4].map((n) => `1.2.840.10045.4.3.${n}`)),
)

/**
 * Whether the certificate leads to one of the pinned anchors at this time (RFC 5280 §6, without policies and name
 * constraints, which are refused where they are critical). `others` may be used on the way; answers the first defect
 * and the certificates of the way, the leaf first.
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

function hasIssued(issuer: Certificate, certificate: Certificate): boolean {
  return certificate.x509.checkIssued(issuer.x509) && certificate.x509.verify(issuer.x509.publicKey)
}

function checkOne({ fields, x509 }: Certificate, depth: number, at: Date, purpose: Purpose): ChainDefect | undefined {
  if (fields.notBefore.value > at) return 'certificate-not-yet-valid'
  if (fields.notAfter.value < at) return 'certificate-expired'
  if (!SIGNED_WITH.has(fields.signatureAlgorithm.algorithmId) || isWeak(x509.publicKey)) return 'certificate-weak'
  const extensions = fields.extensions ?? []
  if (extensions.some(({ critical, extnID }) => critical && !UNDERSTOOD.has(extnID))) return 'signer-not-trusted'
  return isFit(extensions, depth, purpose) ? undefined : 'certificate-not-for-signing'
}

function isWeak(key: KeyObject): boolean {
  const details = key.asymmetricKeyDetails ?? {}
  if (key.asymmetricKeyType === 'ec') return !CURVES.has(details.namedCurve ?? '')
  return (
    key.asymmetricKeyType !== 'rsa' || (details.modulusLength ?? 0) < 2048 || (details.publicExponent ?? 0n) < 65_537n
  )
}

/** The certificate at depth 0 serves the purpose; every one above it signs certificates. */
function isFit(extensions: pkijs.Extension[], depth: number, purpose: Purpose): boolean {
  const find = (id: string): unknown => extensions.find(({ extnID }) => extnID === id)?.parsedValue
  const constraints = find(EXTENSION.basicConstraints)
  const usage = firstUsageByte(find(EXTENSION.keyUsage))
  if (depth === 0) {
    const isAuthority = constraints instanceof pkijs.BasicConstraints && constraints.cA
    return !isAuthority && (usage & 0xc0) !== 0 && hasPurpose(extensions, purpose)
  }
  if (!(constraints instanceof pkijs.BasicConstraints) || !constraints.cA || (usage & 0x04) === 0) return false
  const limit = constraints.pathLenConstraint
  return limit === undefined || (typeof limit === 'number' && depth - 1 <= limit)
}

/** Time-stamps need a certificate for nothing else (RFC 3161 §2.3), and such a one makes no seals. */
function hasPurpose(extensions: pkijs.Extension[], purpose: Purpose): boolean {
  const extended = extensions.find(({ extnID }) => extnID === EXTENSION.extKeyUsage)
  const purposes = extended?.parsedValue instanceof pkijs.ExtKeyUsage ? extended.parsedValue.keyPurposes : []
  const isForTime = purposes.length === 1 && purposes[0] === TIME_STAMPING
  return purpose === 'time-stamp' ? isForTime && extended?.critical === true : !purposes.includes(TIME_STAMPING)
}

/** digitalSignature 0x80, nonRepudiation 0x40, keyCertSign 0x04. */
function firstUsageByte(usage: unknown): number {
  const bytes = (usage as { valueBlock?: { valueHexView?: Uint8Array } } | undefined)?.valueBlock?.valueHexView
  return bytes?.[0] ?? 0
}

export function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}
