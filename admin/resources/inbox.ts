export type InboxViewName = 'new' | 'mine' | 'due-soon' | 'late' | 'decided'

/** A case as one line of the inbox, times as ISO 8601. */
export type InboxRow = {
  id: string
  number: string
  /** Null where the official's roles do not show who applied. */
  applicant: string | null
  service: string
  office: string | null
  /** Who has taken the case, or was given it. */
  holder: string | null
  holderId: string | null
  dueAt: string
  decided: boolean
  /** Null too where the roles do not show it. */
  decision: { outcome: 'granted' | 'refused'; decidedAt: string } | null
}

/** One view of an official's cases, and how many there are in each. */
export type Inbox = {
  view: InboxViewName
  /** The official's own account, where they may take cases. */
  self: string | null
  counts: Record<InboxViewName, number>
  rows: InboxRow[]
  page: number
  pages: number
}
