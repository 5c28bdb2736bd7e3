import { type Certificate, isShortTerm, issuerName, nameIn } from './certificate.ts'
import { checkSignedBy, type SignatureDefect } from './check-signed-by.ts'
import { checkTimeStamp, issuedPairs, type Judging, type TimeStamp } from './check-time-stamp.ts'
import { CMS } from './cms-names.ts'
import { isQualified } from './qualified.ts'
import { type CmsSignature, readCms } from './read-cms.ts'
import type { Revocation } from './read-crl.ts'

export type CmsDefect =
  | SignatureDefect
  | 'time-stamp-invalid'
  | 'time-stamp-revoked'
  | 'certificate-revoked'
  | 'revocation-unknown'

export type CmsReport = {
  /** Empty when everything holds. */
  defects: CmsDefect[]
  /** From the signer's certificate: organization, organizationIdentifier, common name; validity. */
  signer?: {
    organization: string
    agency: string
    commonName: string
    /** A person's certificate, not an agency's. */
    isPerson: boolean
    /** A qualified certificate of a natural person, by what it says of itself. */
    isQualified: boolean
    issuer: string
    der: Uint8Array
    notBefore: Date
    notAfter: Date
  }
  /** When a time-stamp authority saw the signature; the certificate is judged by this time. */
  stampedAt?: Date
  /** That the certificate was not revoked at that time is shown: by the document itself, or by what is at hand beside it. */
  standing?: 'document' | 'outside'
  /** Revoked afterwards: what was signed before stays good. */
  revokedLater?: Revocation
  /** The signer's certificate and those above it, then the time-stamp authority's. */
  paths: Certificate[][]
}

/** How far clocks of different machines may be apart. */
export const CLOCK_TOLERANCE_MS = 5 * 60 * 1000

/**
 * Checks a detached signature over `content` (the pieces of the byte range), and its certificate against the pinned
 * anchors, at the time of its time-stamp or else at `judgedAt`: now, or a time by which a later stamp proves it. Never
 * throws: what cannot be read is a defect.
 */
export function checkCms(contents: Uint8Array, content: Uint8Array[], judging: Judging): CmsReport {
  try {
    const cms = readCms(contents, CMS.data)
    return cms ? check(cms, content, judging) : { defects: ['signature-unreadable'], paths: [] }
  } catch {
    return { defects: ['signature-unreadable'], paths: [] }
  }
}

function check(cms: CmsSignature, content: Uint8Array[], judging: Judging): CmsReport {
  const token = cms.unsigned.get(CMS.signatureTimeStamp)
  const stamp = token ? checkTimeStamp(token.valueBeforeDecodeView, [cms.signature], judging) : undefined
  const defects: CmsDefect[] = []
  // What nothing covers and nobody knows could be changed unseen.
  if (cms.unsigned.size > (token ? 1 : 0)) defects.push('signature-unreadable')
  if (token) defects.push(...stampDefects(stamp, judging.judgedAt))
  // A stamp that proves nothing any more is as good as none.
  const stampedAt = stamp?.standing === 'current' ? stamp.at : undefined
  const at = stampedAt ?? judging.judgedAt
  const { defects: signed, path } = checkSignedBy(cms, CMS.data, content, judging, at, 'seal')
  const standing = standingOf(path, at, judging)
  const [certificate] = path
  return {
    defects: [...defects, ...signed, ...standing.defects],
    ...(certificate ? { signer: describe(certificate) } : {}),
    ...(stampedAt ? { stampedAt } : {}),
    ...(standing.from ? { standing: standing.from } : {}),
    ...(standing.revokedLater ? { revokedLater: standing.revokedLater } : {}),
    paths: [path, ...(stamp ? [stamp.path] : [])],
  }
}

function stampDefects(stamp: TimeStamp | undefined, judgedAt: Date): CmsDefect[] {
  if (!stamp || stamp.at.getTime() > judgedAt.getTime() + CLOCK_TOLERANCE_MS) return ['time-stamp-invalid']
  if (stamp.standing === 'revoked') return ['time-stamp-revoked']
  return stamp.standing === 'revocation-unknown' ? ['revocation-unknown'] : []
}

type Found = { defects: CmsDefect[]; from?: 'document' | 'outside'; revokedLater?: Revocation }

function standingOf(path: Certificate[], at: Date, { judgedAt, revocations }: Judging): Found {
  const all = revocations ? issuedPairs(path) : []
  // What ends within a day is its own proof that nobody revoked it.
  const pairs = all.filter(([certificate]) => !isShortTerm(certificate))
  if (all.length > 0 && pairs.length === 0) return { defects: [], from: 'document' }
  const standings = pairs.flatMap(([certificate, issuer]) =>
    revocations ? [revocations.standingOf(certificate, issuer, { for: 'seal', at, judgedAt })] : [],
  )
  const defects: CmsDefect[] = []
  if (standings.some(({ status }) => status === 'revoked')) defects.push('certificate-revoked')
  if (standings.some((standing) => standing.status === 'unknown' && standing.isCheckable))
    defects.push('revocation-unknown')
  const sources = standings.flatMap((standing) => (standing.status === 'good' ? [standing] : []))
  if (sources.length === 0 || sources.length < pairs.length) return { defects }
  const revokedLater = sources.flatMap(({ revokedLater }) => revokedLater ?? [])[0]
  return {
    defects,
    from: sources.every(({ from }) => from === 'document') ? 'document' : 'outside',
    ...(revokedLater ? { revokedLater } : {}),
  }
}

function describe(certificate: Certificate): NonNullable<CmsReport['signer']> {
  return {
    organization: nameIn(certificate, 'organization'),
    agency: nameIn(certificate, 'organizationIdentifier'),
    commonName: nameIn(certificate, 'commonName'),
    isPerson: isShortTerm(certificate) || isQualified(certificate),
    isQualified: isQualified(certificate),
    issuer: issuerName(certificate),
    der: certificate.der,
    notBefore: certificate.notBefore,
    notAfter: certificate.notAfter,
  }
}
