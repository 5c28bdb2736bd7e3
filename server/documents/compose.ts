import { inLocale, type Localized } from '../../catalog/in-locale.ts'
import type { DocumentView } from './document-view.ts'
import { receiptTemplate, refusalTemplate } from './house-templates.ts'
import type { DocumentMatter } from './load-document-matter.ts'
import { renderDocument } from './render.ts'

/** The page of a document as HTML: the service's own text when granted, else the house's. Pure. */
export function compose(matter: DocumentMatter, issuedOn: Date, publicUrl: string): string {
  const { locale } = matter.document
  return renderDocument(inLocale(templateOf(matter), locale), viewOf(matter, issuedOn, publicUrl))
}

function templateOf({ document, case: decided, definition }: DocumentMatter): Localized {
  if (document.kind === 'receipt') return receiptTemplate
  return decided.outcome === 'granted' ? definition.output.template : refusalTemplate
}

function viewOf(matter: DocumentMatter, issuedOn: Date, publicUrl: string): DocumentView {
  const { document, submission, case: decided } = matter
  const { locale, number, code, title } = document
  return {
    locale,
    document: {
      number,
      code,
      title,
      verifyUrl: `${publicUrl}/v/${code}`,
      issuedOn: issuedOn.toISOString(),
      replaces: matter.replaces,
    },
    agency: { name: inLocale(matter.agency.names, locale) },
    applicant: { name: decided.applicant },
    answers: submission.data,
    sections: submission.sections,
    service: inLocale(decided.title, locale),
    office: inLocale(matter.office, locale),
    submission: {
      number: submission.number,
      submittedAt: submission.submitted_at.toISOString(),
      dueAt: decided.due_at.toISOString(),
      hash: submission.hash,
    },
    ...(decided.outcome && decided.reason && decided.decided_at
      ? {
          decision: {
            outcome: decided.outcome,
            reason: decided.reason,
            decidedOn: decided.decided_at.toISOString(),
            ...(matter.official ? { official: matter.official } : {}),
          },
        }
      : {}),
  }
}
