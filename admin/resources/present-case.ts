import { type AnyAbility, subject } from '@casl/ability'
import { inLocale } from '../../catalog/localized.ts'
import type { Case } from '../../server/cases/case.model.ts'
import type { ReadCase } from '../../server/cases/read-case.ts'
import type { ReviewSection } from '../../server/submissions/review-section.ts'

export type PresentedDecision = { outcome: 'granted' | 'refused'; reason: string; decidedAt: string; byRule: boolean }

/** A case as its page shows it, times as ISO 8601. */
export type PresentedCase = {
  number: string
  applicant: string
  service: string
  office: string
  openedAt: string
  dueAt: string
  decision: PresentedDecision | null
  mayDecide: boolean
  submission: {
    sentAt: string
    hash: string
    /** Language of the answers, and what the applicant reads. */
    locale: string
    sections: ReviewSection[]
    files: { id: string; name: string; size: number }[]
  }
  documents: { number: string; title: string; kind: string; status: string; code: string }[]
}

export function presentCase(read: ReadCase, ability: AnyAbility, locale: string): PresentedCase {
  const { case: found, office, submission, documents } = read
  return {
    number: found.number,
    applicant: found.applicant,
    service: inLocale(found.title, locale),
    office: inLocale(office.names, locale),
    openedAt: found.opened_at.toISOString(),
    dueAt: found.due_at.toISOString(),
    decision: presentDecision(found),
    mayDecide: found.status === 'open' && ability.can('decide', subject('Case', { ...found })),
    submission: {
      sentAt: submission.submittedAt.toISOString(),
      hash: submission.hash,
      locale: submission.locale,
      sections: submission.sections,
      files: submission.files.map(({ id, name, size }) => ({ id, name, size })),
    },
    documents: documents.map(({ number, title, kind, status, code }) => ({ number, title, kind, status, code })),
  }
}

export function presentDecision(found: Case): PresentedDecision | null {
  if (!found.outcome || !found.decided_at) return null
  return {
    outcome: found.outcome,
    reason: found.reason ?? '',
    decidedAt: found.decided_at.toISOString(),
    byRule: found.decided_by_rule === true,
  }
}
