import { type Certificate, readCertificate } from '../gateways/certificate.ts'
import { CLOCK_TOLERANCE_MS, type CmsReport, checkCms } from '../gateways/check-cms.ts'
import { checkTimeStamp, type Judging } from '../gateways/check-time-stamp.ts'
import { digestOf } from '../gateways/cryptography.ts'
import { type ListedCertificate, type RevocationProof, revocationsOf } from '../gateways/revocations.ts'
import { checkSigningEvidence } from './check-signing-evidence.ts'
import { forbiddenChanges } from './pdf/compare-revisions.ts'
import { EVIDENCE_KEY } from './pdf/evidence-key.ts'
import { type FoundSignature, findSignatures } from './pdf/find-signatures.ts'
import { type PdfFile, readPdf } from './pdf/read-pdf.ts'
import { readValidationMaterial } from './pdf/validation-material.ts'
import { PdfDefect, PdfString, readDateString, readTextString } from './pdf/value.ts'
import {
  qualifiedText,
  type ReasonCode,
  type RemarkCode,
  reasonTexts,
  remarkTexts,
  type Text,
  type Verdict,
} from './verification-texts.ts'

export type Reason = { code: ReasonCode; text: Text }
export type Remark = { code: RemarkCode; text: Text }

/** PAdES baseline levels (ETSI EN 319 142-1 §6): basic, with a time, with proof for later, with proof that lasts. */
export type Level = 'B-B' | 'B-T' | 'B-LT' | 'B-LTA'

export type SignatureReport = {
  kind: 'seal' | 'signature' | 'time-stamp'
  /** The agency's name as its certificate says, the person's of a signature, of a time-stamp the authority's. */
  sealedBy: string
  /** The agency's slug, from the same certificate; empty for others. */
  agency: string
  /** The time that the sealer claims; ISO 8601, null when there is none. */
  sealedAt: string | null
  /** When a time-stamp authority saw it; null when none did. */
  stampedAt: string | null
  /** How much the document itself carries to prove the seal in later years; null for a time-stamp. */
  level: Level | null
  /** Nothing but further signatures came after this one, and what it covers is as it was. */
  unchanged: boolean
  /** Why it is not valid; empty when it is. */
  reasons: Reason[]
  /** What is good to know and no reason against it. */
  remarks: Remark[]
}

/** Whether it is certain who made a signature, over whatever followed: else anybody can have written the name. */
export const isProven = ({ reasons }: SignatureReport): boolean =>
  reasons.every(({ code }) => code === 'changed-after-signing')

export type VerificationReport = {
  verdict: Verdict
  /** Oldest first. */
  signatures: SignatureReport[]
  /** What is wrong with the file itself. */
  reasons: Reason[]
}

export type VerificationTrust = {
  /** Root certificates in DER. */
  trustAnchors: Uint8Array[]
  /** Roots of people's certificates, in DER: they vouch for signatures and never for seals. */
  peopleAnchors?: Uint8Array[] | undefined
  now: Date
  /** What is at hand about revocations besides what the document carries. */
  outside?: RevocationProof
  /**
   * SHA-256 of the certificates that seal, in hex, where they are known: an authority may certify others too, who seal
   * nothing here.
   */
  seals?: ReadonlySet<string> | undefined
  /** What a signed trust list says about certificates. */
  listed?: { certificates: ListedCertificate[]; issuedAt: Date; nextUpdate: Date }
}

// The content is as it was sealed, but by whom is not certain.
const ABOUT_TRUST = new Set<ReasonCode>([
  'signer-not-trusted',
  'signer-not-listed',
  'certificate-expired',
  'certificate-not-yet-valid',
  'certificate-not-for-signing',
  'certificate-weak',
  'certificate-revoked',
  'revocation-unknown',
  'time-stamp-revoked',
  'kind-unknown',
  'time-missing',
  'time-in-future',
  'time-outside-certificate',
])

/**
 * Checks a PDF as anyone may: is it sealed, by whom, and is it unchanged. Fails closed: valid only when every signature
 * holds and every byte is accounted for. Never throws on any input.
 */
export function verifyDocument(pdf: Uint8Array, trust: VerificationTrust): VerificationReport {
  try {
    return verifyFile(readPdf(pdf), trust)
  } catch (error) {
    const code = error instanceof PdfDefect ? error.code : error instanceof RangeError ? 'too-large' : 'malformed'
    return { verdict: 'unreadable', signatures: [], reasons: [reason(code)] }
  }
}

function verifyFile(file: PdfFile, trust: VerificationTrust): VerificationReport {
  const { signatures, misplaced } = findSignatures(file)
  const changes = forbiddenChanges(file, Math.max(0, ...signatures.map(({ revision }) => revision)))
  const judging = judgingBy(file, trust)
  const people = trust.peopleAnchors ?? []
  const reports: SignatureReport[] = []
  // Newest first: a time-stamp over the document proves what lies before it, which is judged by the time of the stamp.
  for (const signature of signatures.toReversed()) {
    const isChanged = changes.some(({ revision }) => revision < signature.revision)
    const report =
      signature.type === 'DocTimeStamp'
        ? checkDocumentStamp(file, signature, isChanged, judging)
        : checkSigned(file, signature, isChanged, judging, { people, seals: trust.seals })
    if (report.kind === 'time-stamp' && report.stampedAt && report.reasons.length === 0)
      judging.judgedAt = new Date(report.stampedAt)
    reports.unshift(report)
  }
  const reasons = [...new Set(misplaced.map(({ defect }) => defect))].map(reason)
  return { verdict: judge(reports, reasons), signatures: lastingLevels(reports), reasons }
}

function judgingBy(file: PdfFile, { trustAnchors, now, outside, listed }: VerificationTrust): Judging {
  const { certificates, crls, answers } = readValidationMaterial(file)
  const revocations = revocationsOf({
    embedded: { crls, answers },
    ...(outside ? { outside } : {}),
    ...(listed ? { listed } : {}),
    now,
  })
  return { trustAnchors, judgedAt: now, revocations, certificates: certificates.flatMap(certificateOrNone) }
}

function certificateOrNone(der: Uint8Array): Certificate[] {
  try {
    return [readCertificate(der)]
  } catch {
    return []
  }
}

function judge(reports: SignatureReport[], reasons: Reason[]): Verdict {
  const all = [...reasons, ...reports.flatMap((report) => report.reasons)]
  if (all.some(({ code }) => !ABOUT_TRUST.has(code))) return 'changed'
  if (!reports.some(({ kind }) => kind === 'seal')) return 'not-signed'
  return all.length === 0 ? 'valid' : 'untrusted'
}

/** Proof of a seal lasts when a good time-stamp over the whole document is its end. */
function lastingLevels(reports: SignatureReport[]): SignatureReport[] {
  const last = reports.at(-1)
  const isLasting = last?.kind === 'time-stamp' && last.reasons.length === 0
  return reports.map((report) => (isLasting && report.level === 'B-LT' ? { ...report, level: 'B-LTA' } : report))
}

/** An agency's seal or a person's signature: their certificates come from different authorities. */
function checkSigned(
  file: PdfFile,
  signature: FoundSignature,
  isChanged: boolean,
  judging: Judging,
  { people, seals }: { people: Uint8Array[]; seals: VerificationTrust['seals'] },
): SignatureReport {
  const covered = coveredBy(file, signature)
  const cms = checkCms(signature.contents, covered, judging)
  if (!cms.signer?.isPerson && !signature.dict.has(EVIDENCE_KEY))
    return reportSigned(signature, isChanged, judging, cms, isListed(cms, seals) ? [] : ['signer-not-listed'])
  const trusting = { ...judging, trustAnchors: [...judging.trustAnchors, ...people] }
  const personal = checkCms(signature.contents, covered, trusting)
  const report = reportSigned(signature, isChanged, judging, personal)
  const { signer, stampedAt, paths } = personal
  const root = paths[0]?.at(-1)?.der
  const isVouched = people.some((anchor) => root !== undefined && Buffer.compare(anchor, root) === 0)
  const text = signature.dict.get('Reason')
  const facts = {
    shown: file.bytes.subarray(0, file.sections[signature.revision + 1]?.end ?? 0),
    certificate: signer?.der ?? new Uint8Array(0),
    text: text instanceof PdfString ? readTextString(text) : '',
    times: [...(report.sealedAt ? [new Date(report.sealedAt)] : []), ...(stampedAt ? [stampedAt] : [])],
  }
  const kept = file.resolve(signature.dict.get(EVIDENCE_KEY))
  const defect = checkSigningEvidence(kept, facts, signer?.isQualified ? 'provider' : 'passkey')
  const codes = [
    ...report.reasons.map(({ code }) => code),
    ...(isVouched ? [] : ['signer-not-trusted' as const]),
    ...(defect ? [defect] : []),
  ]
  const name = signer?.commonName ?? ''
  const level = signer?.isQualified ? qualifiedBy(signer.issuer) : remark('advanced')
  const remarks = [level, ...report.remarks]
  return { ...report, kind: 'signature', sealedBy: name, agency: '', ...conclude(codes), remarks }
}

const isListed = ({ signer }: CmsReport, seals: VerificationTrust['seals']) =>
  !seals || !signer || seals.has(Buffer.from(digestOf('sha256', signer.der)).toString('hex'))

function reportSigned(
  signature: FoundSignature,
  isChanged: boolean,
  judging: Judging,
  cms: CmsReport,
  more: ReasonCode[] = [],
): SignatureReport {
  const { signer, stampedAt } = cms
  const codes: ReasonCode[] = [...cms.defects, ...more]
  if (signature.subFilter !== 'ETSI.CAdES.detached') codes.push('kind-unknown')
  if (isChanged) codes.push('changed-after-signing')
  const written = signature.dict.get('M')
  const sealedAt = written instanceof PdfString ? readDateString(written) : undefined
  codes.push(...checkClaimedTime(sealedAt, signer, stampedAt ?? judging.judgedAt))
  return {
    kind: 'seal',
    sealedBy: signer?.organization ?? '',
    agency: signer?.agency ?? '',
    sealedAt: sealedAt?.toISOString() ?? null,
    stampedAt: stampedAt?.toISOString() ?? null,
    level: levelOf(cms),
    ...conclude(codes),
    remarks: cms.revokedLater ? [remark('revoked-later')] : [],
  }
}

function levelOf({ stampedAt, standing }: CmsReport): Level {
  if (!stampedAt) return 'B-B'
  return standing === 'document' ? 'B-LT' : 'B-T'
}

/** A time-stamp over the whole document (ETSI EN 319 142-1 §5.4.3). */
function checkDocumentStamp(
  file: PdfFile,
  signature: FoundSignature,
  isChanged: boolean,
  judging: Judging,
): SignatureReport {
  const stamp = checkTimeStamp(signature.contents, coveredBy(file, signature), judging)
  const codes: ReasonCode[] = []
  if (!stamp || stamp.at.getTime() > judging.judgedAt.getTime() + CLOCK_TOLERANCE_MS) codes.push('time-stamp-invalid')
  else if (stamp.standing !== 'current') codes.push(STANDINGS[stamp.standing])
  if (signature.subFilter !== 'ETSI.RFC3161') codes.push('kind-unknown')
  if (isChanged) codes.push('changed-after-signing')
  return {
    kind: 'time-stamp',
    sealedBy: stamp?.by ?? '',
    agency: '',
    sealedAt: null,
    stampedAt: stamp?.at.toISOString() ?? null,
    level: null,
    ...conclude(codes),
    remarks: [],
  }
}

const STANDINGS = {
  expired: 'certificate-expired',
  revoked: 'time-stamp-revoked',
  'revocation-unknown': 'revocation-unknown',
} as const

function coveredBy(file: PdfFile, signature: FoundSignature): Uint8Array[] {
  const [, from, to, rest] = signature.byteRange
  return [file.bytes.subarray(0, from), file.bytes.subarray(to, to + rest)]
}

function conclude(codes: ReasonCode[]): Pick<SignatureReport, 'unchanged' | 'reasons'> {
  return {
    unchanged: codes.every((code) => ABOUT_TRUST.has(code)),
    reasons: [...new Set(codes)].map(reason),
  }
}

/** The claimed time proves nothing by itself, but a time that cannot be right says that something is wrong. */
function checkClaimedTime(claimed: Date | undefined, signer: CmsReport['signer'], latest: Date): ReasonCode[] {
  if (!claimed) return ['time-missing']
  if (claimed.getTime() > latest.getTime() + CLOCK_TOLERANCE_MS) return ['time-in-future']
  return signer && (claimed < signer.notBefore || claimed > signer.notAfter) ? ['time-outside-certificate'] : []
}

function reason(code: ReasonCode): Reason {
  return { code, text: reasonTexts[code] }
}

const qualifiedBy = (issuer: string): Remark => ({ code: 'qualified', text: qualifiedText(issuer) })

function remark(code: keyof typeof remarkTexts): Remark {
  return { code, text: remarkTexts[code] }
}
