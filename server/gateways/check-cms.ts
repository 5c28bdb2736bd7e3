import { type Certificate, nameIn } from './certificate.ts'
import { checkSignedBy, type SignatureDefect } from './check-signed-by.ts'
import { checkTimeStamp } from './check-time-stamp.ts'
import { CMS } from './cms-names.ts'
import { type CmsSignature, readCms } from './read-cms.ts'

export type CmsDefect = SignatureDefect | 'time-stamp-invalid'

export type CmsReport = {
  /** Empty when everything holds. */
  defects: CmsDefect[]
  /** From the signer's certificate: organization, organizationIdentifier, common name; validity. */
  signer?: { organization: string; agency: string; commonName: string; notBefore: Date; notAfter: Date }
  /** When a time-stamp authority saw the signature; the certificate is judged by this time. */
  stampedAt?: Date
}

/** How far clocks of different machines may be apart. */
export const CLOCK_TOLERANCE_MS = 5 * 60 * 1000

/**
 * Checks a detached signature over `content` (the pieces of the byte range) with node:crypto, and its certificate
 * against the pinned anchors (DER), at the time of its time-stamp or else at `judgedAt`: now, or a time by which a later
 * stamp proves it. Never throws: what cannot be read is a defect.
 */
export function checkCms(
  contents: Uint8Array,
  content: Uint8Array[],
  anchors: Uint8Array[],
  judgedAt: Date,
): CmsReport {
  try {
    const cms = readCms(contents, CMS.data)
    return cms ? check(cms, content, anchors, judgedAt) : { defects: ['signature-unreadable'] }
  } catch {
    return { defects: ['signature-unreadable'] }
  }
}

function check(cms: CmsSignature, content: Uint8Array[], anchors: Uint8Array[], judgedAt: Date): CmsReport {
  const defects: CmsDefect[] = []
  const token = cms.unsigned.get(CMS.signatureTimeStamp)
  // What nothing covers and nobody knows could be changed unseen.
  if (cms.unsigned.size > (token ? 1 : 0)) defects.push('signature-unreadable')
  const judging = { trustAnchors: anchors, judgedAt }
  const stamp = token ? checkTimeStamp(token.valueBeforeDecodeView, [cms.signature], judging) : undefined
  if (token && (!stamp || stamp.at.getTime() > judgedAt.getTime() + CLOCK_TOLERANCE_MS))
    defects.push('time-stamp-invalid')
  // A stamp whose own certificate has run out is as good as none.
  const stampedAt = stamp?.isCurrent ? stamp.at : undefined
  const signed = checkSignedBy(cms, CMS.data, content, anchors, stampedAt ?? judgedAt, 'seal')
  defects.push(...signed.defects)
  return {
    defects,
    ...(signed.certificate ? { signer: describe(signed.certificate) } : {}),
    ...(stampedAt ? { stampedAt } : {}),
  }
}

function describe(certificate: Certificate): NonNullable<CmsReport['signer']> {
  return {
    organization: nameIn(certificate, 'organization'),
    agency: nameIn(certificate, 'organizationIdentifier'),
    commonName: nameIn(certificate, 'commonName'),
    notBefore: certificate.fields.notBefore.value,
    notAfter: certificate.fields.notAfter.value,
  }
}
