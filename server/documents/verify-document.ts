import { CLOCK_TOLERANCE_MS, type CmsReport, checkCms } from '../gateways/check-cms.ts'
import { checkTimeStamp } from '../gateways/check-time-stamp.ts'
import { forbiddenChanges } from './pdf/compare-revisions.ts'
import { type FoundSignature, findSignatures } from './pdf/find-signatures.ts'
import { type PdfFile, readPdf } from './pdf/read-pdf.ts'
import { PdfDefect, PdfString, readDateString } from './pdf/value.ts'
import { type ReasonCode, reasonTexts, type Text, type Verdict } from './verification-texts.ts'

export type Reason = { code: ReasonCode; text: Text }

export type SignatureReport = {
  kind: 'seal' | 'time-stamp'
  /** The agency's name as its certificate says; of a time-stamp, the authority's. */
  sealedBy: string
  /** The agency's slug, from the same certificate; empty for a time-stamp. */
  agency: string
  /** The time that the sealer claims; ISO 8601, null when there is none. */
  sealedAt: string | null
  /** When a time-stamp authority saw it; null when none did. */
  stampedAt: string | null
  /** Nothing but further signatures came after this one, and what it covers is as it was. */
  unchanged: boolean
  /** Why it is not valid; empty when it is. */
  reasons: Reason[]
}

export type VerificationReport = {
  verdict: Verdict
  /** Oldest first. */
  signatures: SignatureReport[]
  /** What is wrong with the file itself. */
  reasons: Reason[]
}

type Trust = { trustAnchors: Uint8Array[]; now: Date }

// The content is as it was sealed, but by whom is not certain.
const ABOUT_TRUST = new Set<ReasonCode>([
  'signer-not-trusted',
  'certificate-expired',
  'certificate-not-yet-valid',
  'certificate-not-for-signing',
  'certificate-weak',
  'kind-unknown',
  'time-missing',
  'time-in-future',
  'time-outside-certificate',
])

/**
 * Checks a PDF as anyone may: is it sealed, by whom, and is it unchanged. `trustAnchors` are root certificates in DER.
 * Fails closed: valid only when every signature holds and every byte is accounted for. Never throws on any input.
 */
export function verifyDocument(pdf: Uint8Array, trust: Trust): VerificationReport {
  try {
    return verifyFile(readPdf(pdf), trust)
  } catch (error) {
    const code = error instanceof PdfDefect ? error.code : error instanceof RangeError ? 'too-large' : 'malformed'
    return { verdict: 'unreadable', signatures: [], reasons: [reason(code)] }
  }
}

function verifyFile(file: PdfFile, trust: Trust): VerificationReport {
  const { signatures, misplaced } = findSignatures(file)
  const changes = forbiddenChanges(file, Math.max(0, ...signatures.map(({ revision }) => revision)))
  const reports: SignatureReport[] = []
  let judgedAt = trust.now
  // Newest first: a time-stamp over the document proves what lies before it, which is judged by the time of the stamp.
  for (const signature of signatures.toReversed()) {
    const isChanged = changes.some(({ revision }) => revision < signature.revision)
    const check = signature.type === 'DocTimeStamp' ? checkDocumentStamp : checkSeal
    const report = check(file, signature, isChanged, { trustAnchors: trust.trustAnchors, now: judgedAt })
    if (report.kind === 'time-stamp' && report.stampedAt && report.reasons.length === 0)
      judgedAt = new Date(report.stampedAt)
    reports.unshift(report)
  }
  const reasons = [...new Set(misplaced.map(({ defect }) => defect))].map(reason)
  return { verdict: judge(reports, reasons), signatures: reports, reasons }
}

function judge(reports: SignatureReport[], reasons: Reason[]): Verdict {
  const all = [...reasons, ...reports.flatMap((report) => report.reasons)]
  if (all.some(({ code }) => !ABOUT_TRUST.has(code))) return 'changed'
  if (!reports.some(({ kind }) => kind === 'seal')) return 'not-signed'
  return all.length === 0 ? 'valid' : 'untrusted'
}

function checkSeal(file: PdfFile, signature: FoundSignature, isChanged: boolean, trust: Trust): SignatureReport {
  const { trustAnchors, now } = trust
  const { defects, signer, stampedAt } = checkCms(signature.contents, coveredBy(file, signature), trustAnchors, now)
  const codes: ReasonCode[] = [...defects]
  if (signature.subFilter !== 'ETSI.CAdES.detached') codes.push('kind-unknown')
  if (isChanged) codes.push('changed-after-signing')
  const written = signature.dict.get('M')
  const sealedAt = written instanceof PdfString ? readDateString(written) : undefined
  codes.push(...checkClaimedTime(sealedAt, signer, stampedAt ?? now))
  return {
    kind: 'seal',
    sealedBy: signer?.organization ?? '',
    agency: signer?.agency ?? '',
    sealedAt: sealedAt?.toISOString() ?? null,
    stampedAt: stampedAt?.toISOString() ?? null,
    ...conclude(codes),
  }
}

/** A time-stamp over the whole document (ETSI EN 319 142-1 §5.4.3). */
function checkDocumentStamp(
  file: PdfFile,
  signature: FoundSignature,
  isChanged: boolean,
  trust: Trust,
): SignatureReport {
  const judging = { trustAnchors: trust.trustAnchors, judgedAt: trust.now }
  const stamp = checkTimeStamp(signature.contents, coveredBy(file, signature), judging)
  const codes: ReasonCode[] = []
  if (!stamp || stamp.at.getTime() > trust.now.getTime() + CLOCK_TOLERANCE_MS) codes.push('time-stamp-invalid')
  else if (!stamp.isCurrent) codes.push('certificate-expired')
  if (signature.subFilter !== 'ETSI.RFC3161') codes.push('kind-unknown')
  if (isChanged) codes.push('changed-after-signing')
  const stampedAt = stamp?.at.toISOString() ?? null
  return { kind: 'time-stamp', sealedBy: stamp?.by ?? '', agency: '', sealedAt: null, stampedAt, ...conclude(codes) }
}

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
