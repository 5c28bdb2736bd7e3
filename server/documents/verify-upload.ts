import { createHash } from 'node:crypto'
import { inLocale } from '../../catalog/in-locale.ts'
import type { Deps } from '../deps.ts'
import { GatewayFailed } from '../errors.ts'
import { mergeProofs } from '../gateways/revocation-source.ts'
import type { RevocationProof } from '../gateways/revocations.ts'
import { currentCrl } from '../seals/current-crl.ts'
import { knownSeals } from '../seals/known-seals.ts'
import type { SealsAtHand } from '../seals/seals-at-hand.ts'
import { say } from '../texts/say.ts'
import { documentStanding } from './document-standing.ts'
import { findBySha256 } from './find-by-code.ts'
import { readPdf } from './pdf/read-pdf.ts'
import { PdfDefect } from './pdf/value.ts'
import { standingText } from './standing-text.ts'
import { verdictTexts } from './verification-texts.ts'
import { isProven, type VerificationReport, verifyDocument } from './verify-document.ts'

/** Checks an uploaded PDF by its seal and, when it is one of the register's, names the document. Keeps nothing. */
export async function verifyUpload(deps: Deps, seals: SealsAtHand, asked: { pdf: Buffer; locale: string }) {
  const { pdf, locale } = asked
  const report = await verifyOnline(deps, seals, pdf)
  const registered = await findRegistered(deps, pdf)
  const ended = registered && documentStanding(registered, locale)
  const inWords = ({ code, text }: { code: string; text: Record<string, string> }) => ({
    code,
    text: inLocale(text, locale),
  })
  const reasons = [...report.reasons, ...report.signatures.flatMap((signature) => signature.reasons)].map(inWords)
  return {
    verdict: report.verdict,
    title:
      ended && report.verdict === 'valid'
        ? say(locale, `check.valid-${ended.kind}`)
        : inLocale<string>(verdictTexts[report.verdict], locale),
    text: [...new Set(reasons.map(({ text }) => text))].join(' '),
    signatures: report.signatures.map((signature) => ({
      ...signature,
      isProven: isProven(signature),
      reasons: signature.reasons.map(inWords),
      remarks: signature.remarks.map(inWords),
    })),
    ...(registered
      ? {
          document: {
            number: registered.number,
            title: inLocale(registered.service, locale),
            agency: {
              slug: registered.agency_slug,
              name: inLocale(registered.agency, locale),
              verified: registered.agency_verified_at !== null,
            },
            issuedAt: registered.issued_at,
            agencyStanding: standingText(registered, asked.locale) ?? null,
            standing: ended ?? null,
          },
        }
      : {}),
  }
}

/** By what the document carries and what our own authority says today; where that is not enough, by asking the issuers. */
async function verifyOnline(deps: Deps, seals: SealsAtHand, pdf: Buffer): Promise<VerificationReport> {
  const [trustAnchors, now] = [seals.trustAnchors(), deps.now()]
  const outside = await ownProof(deps, seals)
  const peopleAnchors = seals.peopleAnchors?.()
  const known = { trustAnchors, peopleAnchors, now, seals: await sealsOf(deps, seals) }
  const report = verifyDocument(pdf, { ...known, outside })
  const isOpen = report.signatures.some(({ reasons }) => reasons.some(({ code }) => code === 'revocation-unknown'))
  if (!isOpen || !seals.askIssuers) return report
  const asked = await seals.askIssuers(pdf, now).catch((error: unknown) => {
    if (error instanceof GatewayFailed) return nothing
    throw error
  })
  return verifyDocument(pdf, { ...known, outside: mergeProofs([outside, asked]) })
}

/** Our own authority certifies only agencies; any other certifies whom it likes, so that its seals must be known here. */
const sealsOf = async (deps: Deps, { authority }: SealsAtHand) => (authority ? undefined : knownSeals(deps))

const nothing: RevocationProof = { crls: [], answers: [] }

/** The lists of our own authorities. */
async function ownProof(deps: Deps, { authority, peopleAuthority }: SealsAtHand): Promise<RevocationProof> {
  const lists = await Promise.all([
    authority && currentCrl(deps, authority),
    peopleAuthority && currentCrl(deps, peopleAuthority, 'people'),
  ])
  return { crls: lists.flatMap((one) => (one ? [Uint8Array.from(one.list)] : [])), answers: [] }
}

/**
 * The document whose file this is: as it was issued, as it was kept later, or with signatures behind what was issued,
 * because every later version begins with the bytes of the one before.
 */
async function findRegistered(deps: Deps, pdf: Buffer) {
  for (const end of [pdf.length, ...revisionEnds(pdf)]) {
    const found = await findBySha256(deps.db, createHash('sha256').update(pdf.subarray(0, end)).digest('hex'))
    if (found) return found
  }
  return undefined
}

const MAX_LOOKED_UP = 16

function revisionEnds(pdf: Buffer): number[] {
  try {
    return readPdf(pdf)
      .sections.slice(1, MAX_LOOKED_UP)
      .map(({ end }) => end)
  } catch (error) {
    if (error instanceof PdfDefect || error instanceof RangeError) return []
    throw error
  }
}
