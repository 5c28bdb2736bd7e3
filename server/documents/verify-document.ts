import { CLOCK_TOLERANCE_MS, type CmsReport, checkCms } from '../gateways/check-cms.ts'
import { forbiddenChanges } from './pdf/compare-revisions.ts'
import { type FoundSignature, findSignatures } from './pdf/find-signatures.ts'
import { type PdfFile, readPdf } from './pdf/read-pdf.ts'
import { PdfDefect, PdfString, readDateString } from './pdf/value.ts'
import { type ReasonCode, reasonTexts, type Text, type Verdict } from './verification-texts.ts'

export type Reason = { code: ReasonCode; text: Text }

export type SignatureReport = {
  /** The agency's name as its certificate says. */
  sealedBy: string
  /** Its slug, from the same certificate. */
  agency: string
  /** The time that the sealer claims; ISO 8601, null when there is none. */
  sealedAt: string | null
  /** When a time-stamp authority saw the seal; null when none did. */
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
  const reports = signatures.map((signature) => {
    const isChanged = changes.some(({ revision }) => revision < signature.revision)
    return checkSignature(file, signature, isChanged, trust)
  })
  const reasons = [...new Set(misplaced.map(({ defect }) => defect))].map(reason)
  return { verdict: judge(reports, reasons), signatures: reports, reasons }
}

function judge(reports: SignatureReport[], reasons: Reason[]): Verdict {
  const all = [...reasons, ...reports.flatMap((report) => report.reasons)]
  if (all.some(({ code }) => !ABOUT_TRUST.has(code))) return 'changed'
  if (reports.length === 0) return 'not-signed'
  return all.length === 0 ? 'valid' : 'untrusted'
}

function checkSignature(file: PdfFile, signature: FoundSignature, isChanged: boolean, trust: Trust): SignatureReport {
  const { trustAnchors, now } = trust
  const [, from, to, rest] = signature.byteRange
  const signed = [file.bytes.subarray(0, from), file.bytes.subarray(to, to + rest)]
  const isKnownKind = signature.type === 'Sig' && signature.subFilter === 'ETSI.CAdES.detached'
  const { defects, signer, stampedAt } = checkCms(signature.contents, signed, trustAnchors, now)
  const codes: ReasonCode[] = isKnownKind ? [...defects] : [...defects, 'kind-unknown']
  if (isChanged) codes.push('changed-after-signing')
  const written = signature.dict.get('M')
  const sealedAt = written instanceof PdfString ? readDateString(written) : undefined
  codes.push(...checkClaimedTime(sealedAt, signer, stampedAt ?? now))
  return {
    sealedBy: signer?.organization ?? '',
    agency: signer?.agency ?? '',
    sealedAt: sealedAt?.toISOString() ?? null,
    stampedAt: stampedAt?.toISOString() ?? null,
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
