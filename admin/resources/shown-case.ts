import type { ReviewSection } from '../../server/submissions/review-section.ts'

export type ShownDecision = { outcome: 'granted' | 'refused'; reason: string; decidedAt: string; byRule: boolean }

/** A document of a case. `problems` says, in the official's language, what keeps an ordered one from being printed. */
export type ShownDocument = {
  id: string
  number: string
  title: string
  status: 'ordered' | 'issued'
  code: string
  problems: string[]
  /** What became of one that no longer counts, in words. */
  standing: string | null
  may: ('reissue' | 'revoke' | 'retry')[]
}

/** Whose a case is, and what the official may do about it. */
export type ShownAssignment = {
  holder: { id: string; name: string } | null
  mine: boolean
  /** The official has applied for it themselves. */
  isOwn: boolean
  heldByOther: boolean
  mayAssign: boolean
  /** The official's own account, where they could decide the case themselves. */
  self: string | null
  /** Others who could decide it. */
  colleagues: { id: string; name: string }[]
}

/** A case as its page shows it, times as ISO 8601. What is null is not there, or not shown to the official's roles. */
export type ShownCase = {
  number: string
  applicant: string | null
  service: string
  office: string
  dueAt: string
  decided: boolean
  decision: ShownDecision | null
  mayDecide: boolean
  /** It could be decided if a colleague did not have it. */
  mayTakeOverToDecide: boolean
  /** Until when it is open to the official because of an emergency alone. */
  emergencyUntil: string | null
  assignment: ShownAssignment
  submission: {
    sentAt: string
    /** What the applicant reads and wrote in. */
    locale: string
    answers: {
      hash: string
      sections: ReviewSection[]
      files: { id: string; name: string; size: number }[]
      hidden: number
      erased: number
    } | null
  }
  /** There is a signed application that the official may open. */
  signed: boolean
  documents: ShownDocument[]
}
