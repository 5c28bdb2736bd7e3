import { signerTexts, verdictTexts } from '../server/documents/verification-texts.ts'
import { isProven, type SignatureReport, type VerificationReport } from '../server/documents/verify-document.ts'
import { element } from './element.ts'
import { type Language, pageTexts } from './page-texts.ts'

type Checked = { name: string; sha256: string; report: VerificationReport }

/** The verdict first, then why, then each signature. */
export function showReport({ name, sha256, report }: Checked, language: Language): HTMLElement[] {
  const say = pageTexts[language]
  const verdict = element('p', { className: `verdict ${report.verdict}` }, verdictTexts[report.verdict][language])
  return [
    verdict,
    ...listOf(report.reasons, language),
    facts([
      [say.file, name],
      ['SHA-256', sha256],
    ]),
    ...report.signatures.flatMap((signature) => showSignature(signature, language)),
  ]
}

function showSignature(signature: SignatureReport, language: Language): HTMLElement[] {
  const say = pageTexts[language]
  const { kind, sealedBy, agency, sealedAt, stampedAt, level, unchanged } = signature
  const title = `${signerTexts[isProven(signature) ? 'proven' : 'claimed'][kind][language]}: ${sealedBy || '?'}${agency ? ` (${agency})` : ''}`
  const time = (at: string) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'long' }).format(new Date(at))
  return [
    element('h2', {}, title),
    facts([
      ...(sealedAt ? [[say.stated, time(sealedAt)] as const] : []),
      ...(stampedAt ? [[say.stamped, time(stampedAt)] as const] : []),
      ...(level ? [[say.level, `PAdES ${level}`] as const] : []),
      [say.unchanged, unchanged ? say.yes : say.no],
    ]),
    ...listOf([...signature.reasons, ...signature.remarks], language),
  ]
}

function facts(pairs: (readonly [string, string])[]): HTMLElement {
  return element('dl', {}, ...pairs.flatMap(([term, fact]) => [element('dt', {}, term), element('dd', {}, fact)]))
}

function listOf(items: { text: { en: string; ru: string } }[], language: Language): HTMLElement[] {
  if (items.length === 0) return []
  return [element('ul', {}, ...items.map(({ text }) => element('li', {}, text[language])))]
}
