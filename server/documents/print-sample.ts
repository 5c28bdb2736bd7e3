import { inLocale, type Localized } from '../../catalog/in-locale.ts'
import type { ServiceDefinition } from '../../catalog/service-definition.ts'
import type { Deps } from '../deps.ts'
import { PrintBroke, PrintRefused } from '../errors.ts'
import { say } from '../texts/say.ts'
import type { DocumentView } from './document-view.ts'
import { renderDocument, TemplateRefused } from './render.ts'
import { SignsWithoutGlyph, signInWords } from './signs-without-glyph.ts'
import { defectInWords } from './template-defect.ts'

export type SampleMatter = {
  definition: Pick<ServiceDefinition, 'titles' | 'output'>
  agency: Localized
  locale: string
  answers: unknown
}

/** A sample, or why there is none: what the agency must correct, in the reader's words. */
export type Sample = { pdf: Uint8Array } | { problems: string[] }

/**
 * The document of a service on some answers, printed by the real printer to be looked at: marked as a sample, with no
 * number, seal or code. Nothing is kept.
 * @throws GatewayFailed when the printer cannot be reached
 */
export async function printSample(
  deps: Pick<Deps, 'now' | 'printer'>,
  matter: SampleMatter,
  reader: string,
): Promise<Sample> {
  try {
    const view = sampleView(matter, deps.now())
    const html = renderDocument(templateOf(matter), view)
    const { locale } = matter
    const printer = await deps.printer()
    return {
      pdf: await printer.print(html, {
        mustContain: say(locale, 'sample.word'),
        lang: locale,
        title: view.document.title,
      }),
    }
  } catch (thrown) {
    if (thrown instanceof TemplateRefused)
      return { problems: thrown.defects.map((defect) => defectInWords(defect, reader)) }
    if (thrown instanceof SignsWithoutGlyph)
      return {
        problems: thrown.signs.map((sign) => say(reader, 'issuing.no-glyph-in-text', { sign: signInWords(sign) })),
      }
    if (thrown instanceof PrintRefused) return { problems: [say(reader, `issuing.${thrown.defect}`)] }
    // It is a sample that somebody waits for: what broke the browser once is not tried again.
    if (thrown instanceof PrintBroke) return { problems: [say(reader, 'sample.breaks-printer')] }
    throw thrown
  }
}

const templateOf = ({ definition, locale }: SampleMatter): string =>
  Object.keys(definition.output.template).length === 0 ? '' : inLocale(definition.output.template, locale)

function sampleView({ definition, agency, locale, answers }: SampleMatter, now: Date): DocumentView {
  const at = now.toISOString()
  const titles = Object.keys(definition.output.title).length === 0 ? definition.titles : definition.output.title
  const word = say(locale, 'sample.word')
  return {
    locale,
    sample: true,
    document: { number: word, code: '', title: inLocale(titles, locale), verifyUrl: '', issuedOn: at },
    agency: { name: inLocale(agency, locale) },
    applicant: { name: say(locale, 'sample.applicant') },
    answers,
    sections: [],
    service: inLocale(definition.titles, locale),
    office: inLocale(agency, locale),
    submission: { number: say(locale, 'sample.submission'), submittedAt: at, dueAt: at, hash: '' },
    decision: {
      outcome: 'granted',
      reason: say(locale, 'sample.reason'),
      decidedOn: at,
      official: say(locale, 'sample.official'),
    },
  }
}
