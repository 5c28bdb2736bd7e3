import { say } from '../texts/say.ts'
import { signInWords } from './signs-without-glyph.ts'
import { defectInWords, type TemplateDefect } from './template-defect.ts'

/** Why a document cannot be printed as it is. Trying again helps only when something else has changed. */
export type IssuingProblem =
  /** `place` is what holds the character: the title of an answer, or nothing for the document's own text. */
  | { code: 'no-glyph'; found: { sign: string; place: string }[] }
  | { code: 'template'; defects: TemplateDefect[] }
  | { code: 'not-as-expected' | 'too-large' | 'too-many-pages' }
  | { code: 'breaks-printer' }

/** The problem in the reader's words, a line each. */
export function issuingProblemInWords(problem: IssuingProblem, locale: string): string[] {
  if (problem.code === 'no-glyph') {
    return problem.found.map(({ sign, place }) =>
      say(locale, place ? 'issuing.no-glyph' : 'issuing.no-glyph-in-text', { sign: signInWords(sign), place }),
    )
  }
  if (problem.code === 'template') return problem.defects.map((defect) => defectInWords(defect, locale))
  return [say(locale, `issuing.${problem.code}`)]
}
