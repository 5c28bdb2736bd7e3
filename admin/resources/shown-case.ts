import type { ReviewSection } from '../../server/submissions/review-section.ts'

export type ShownDecision = { outcome: 'granted' | 'refused'; reason: string; decidedAt: string; byRule: boolean }

/** A case as its page shows it, times as ISO 8601. */
export type ShownCase = {
  number: string
  applicant: string
  service: string
  office: string
  dueAt: string
  decision: ShownDecision | null
  mayDecide: boolean
  submission: {
    sentAt: string
    hash: string
    /** What the applicant reads and wrote in. */
    locale: string
    sections: ReviewSection[]
    files: { id: string; name: string; size: number }[]
  }
  documents: { id: string; number: string; title: string; status: string; code: string }[]
}
