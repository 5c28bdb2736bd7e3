import { GatewayFailed, PrintBroke, PrintRefused } from '../errors.ts'
import { say } from '../texts/say.ts'
import type { IssuingProblem } from './issuing-problem.ts'
import type { DocumentMatter } from './load-document-matter.ts'
import { TemplateRefused } from './render.ts'
import { SignsWithoutGlyph } from './signs-without-glyph.ts'

/** How many browsers one document may take with it: the first may have died of something else. */
const BROKEN_PRINTS = 3

/** What stops this document for good; undefined when it may succeed on another attempt. */
export function findIssuingProblem(error: unknown, matter: DocumentMatter): IssuingProblem | undefined {
  if (error instanceof SignsWithoutGlyph) {
    return { code: 'no-glyph', found: error.signs.map((sign) => ({ sign, place: placeOf(sign, matter) })) }
  }
  if (error instanceof TemplateRefused) return { code: 'template', defects: error.defects }
  if (error instanceof PrintBroke) {
    return matter.document.print_failures + 1 >= BROKEN_PRINTS ? { code: 'breaks-printer' } : undefined
  }
  if (error instanceof PrintRefused) return { code: error.defect }
  return error instanceof GatewayFailed && !error.retryable ? { code: 'not-as-expected' } : undefined
}

function placeOf(sign: string, { submission, case: decided, document }: DocumentMatter): string {
  const answer = submission.sections.flatMap(({ items }) => items).find(({ text }) => text.includes(sign))
  if (answer) return answer.title
  if (decided.applicant.includes(sign)) return say(document.locale, 'issuing.place.applicant')
  return decided.reason?.includes(sign) ? say(document.locale, 'issuing.place.reason') : ''
}
