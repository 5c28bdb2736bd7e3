import type { ApplicationStatus, Verdict } from '../../catalog/agencies/check-application.ts'
import type { NameProblem } from '../../catalog/names/check-name.ts'

type Both = { en: string; ru: string }

export type ShownApplicationRow = {
  id: string
  name: string
  status: ApplicationStatus
  sentAt: string | null
  approvals: number
  isOwn: boolean
  waitsForReader: boolean
}

export type AppliedForForm = {
  names: Both
  legalBody: string
  registerNumber: string
  offices: { names: Both; address: string }[]
  contact: { name: string; email: string; phone: string }
}

/** An application as its page shows it, times as ISO 8601. */
export type ShownApplication = {
  name: string
  status: ApplicationStatus
  applicant: string
  isOwn: boolean
  mayCheck: boolean
  mayChange: boolean
  sentAt: string | null
  evidenceHash: string | null
  applied: AppliedForForm
  nameProblems: ShownNameProblems
  files: { id: string; name: string; size: number; sha256: string; openedBy: string[]; openedByReader: boolean }[]
  checks: { by: string; isReader: boolean; verdict: Verdict; note: string; at: string; ofThisState: boolean }[]
}

/** By language; a language without a problem has an empty list. */
export type ShownNameProblems = Record<string, NameProblem[]>

export type SavedApplicationAnswer = { id: string | null; nameProblems: ShownNameProblems }

/** An agency as its page shows it, times as ISO 8601. */
export type ShownAgency = {
  name: string
  slug: string
  standing: 'unverified' | 'verified' | 'suspended' | 'revoked'
  since: string | null
  reason: string | null
  suspendedByReader: boolean
  mayChange: boolean
  offices: { name: string; address: string }[]
  verifications: {
    legalBody: string
    registerNumber: string
    firstCheck: { by: string; at: string }
    secondCheck: { by: string; at: string }
    evidenceHash: string
    validUntil: string
    endedAt: string | null
    applicationId: string
  }[]
}
