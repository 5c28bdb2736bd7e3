import { type AnyAbility, subject } from '@casl/ability'
import { refuseReissue, refuseRetry, refuseRevocation } from '../../catalog/document-lifecycle.ts'
import { inLocale } from '../../catalog/in-locale.ts'
import type { Case } from '../../server/cases/case.model.ts'
import type { ReadCase } from '../../server/cases/read-case.ts'
import { documentStanding } from '../../server/documents/document-standing.ts'
import { issuingProblemInWords } from '../../server/documents/issuing-problem.ts'
import type { ShownAssignment, ShownCase, ShownDecision, ShownDocument } from './shown-case.ts'

/** What the case's page shows, in the official's language, with what they may do about it. */
export function presentCase(
  read: ReadCase,
  assignment: ShownAssignment,
  ability: AnyAbility,
  locale: string,
): Omit<ShownCase, 'emergencyUntil'> {
  const { case: found, office, submission, documents } = read
  const mayDecide = found.status === 'open' && !assignment.isOwn && ability.can('decide', subject('Case', { ...found }))
  return {
    number: found.number,
    applicant: found.applicant ?? null,
    service: inLocale(found.title, locale),
    office: inLocale(office.names, locale),
    dueAt: found.due_at.toISOString(),
    decided: found.status === 'decided',
    decision: presentDecision(found),
    mayDecide: mayDecide && !assignment.heldByOther,
    mayTakeOverToDecide: mayDecide && assignment.heldByOther,
    assignment,
    submission: {
      sentAt: submission.submittedAt.toISOString(),
      locale: submission.locale,
      answers: submission.answers ? presentAnswers(submission.answers) : null,
    },
    signed: read.signed,
    documents: documents.map((document) => presentDocument(document, ability, locale)),
  }
}

function presentAnswers({ hash, sections, files, hidden, erased }: NonNullable<ReadCase['submission']['answers']>) {
  return { hash, sections, files: files.map(({ id, name, size }) => ({ id, name, size })), hidden, erased }
}

function presentDocument(document: ReadCase['documents'][number], ability: AnyAbility, locale: string): ShownDocument {
  const { id, number, title, status, code, problem, state } = document
  const mayReissue = ability.can('reissue', subject('Document', { ...document }))
  const mayRevoke = ability.can('revoke', subject('Document', { ...document }))
  const may: ShownDocument['may'] = []
  if (mayReissue && !refuseRetry(state)) may.push('retry')
  if (mayReissue && !refuseReissue(state)) may.push('reissue')
  if (mayRevoke && !refuseRevocation(state)) may.push('revoke')
  return {
    id,
    number,
    title,
    status,
    code,
    problems: problem ? issuingProblemInWords(problem, locale) : [],
    standing: documentStanding(document, locale)?.text ?? null,
    may,
  }
}

export function presentDecision(found: Partial<Case>): ShownDecision | null {
  if (!found.outcome || !found.decided_at) return null
  return {
    outcome: found.outcome,
    reason: found.reason ?? '',
    decidedAt: found.decided_at.toISOString(),
    byRule: found.decided_by_rule === true,
  }
}
