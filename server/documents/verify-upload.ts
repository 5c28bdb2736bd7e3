import { createHash } from 'node:crypto'
import { inLocale } from '../../catalog/in-locale.ts'
import type { Deps } from '../deps.ts'
import { findBySha256 } from './find-by-code.ts'
import { verdictTexts } from './verification-texts.ts'
import { verifyDocument } from './verify-document.ts'

/** Checks an uploaded PDF by its seal and, when its digest is in the register, names the document. Keeps nothing. */
export async function verifyUpload(deps: Deps, pdf: Buffer, asked: { trustAnchors: Uint8Array[]; locale: string }) {
  const report = verifyDocument(pdf, { trustAnchors: asked.trustAnchors, now: deps.now() })
  const registered = await findBySha256(deps.db, createHash('sha256').update(pdf).digest('hex'))
  const inWords = ({ code, text }: { code: string; text: Record<string, string> }) => ({
    code,
    text: inLocale(text, asked.locale),
  })
  const reasons = [...report.reasons, ...report.signatures.flatMap((signature) => signature.reasons)].map(inWords)
  return {
    verdict: report.verdict,
    title: inLocale<string>(verdictTexts[report.verdict], asked.locale),
    text: [...new Set(reasons.map(({ text }) => text))].join(' '),
    signatures: report.signatures.map((signature) => ({ ...signature, reasons: signature.reasons.map(inWords) })),
    ...(registered
      ? {
          document: {
            number: registered.number,
            title: inLocale(registered.service, asked.locale),
            agency: inLocale(registered.agency, asked.locale),
            issuedAt: registered.issued_at,
          },
        }
      : {}),
  }
}
