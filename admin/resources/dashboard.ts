import type { ShownFound } from './shown-found.ts'

/** What can wait for an official, by what their roles let them do. */
export type WaitingName =
  | 'mine'
  | 'due-soon'
  | 'new'
  | 'late'
  | 'for-review'
  | 'returned'
  | 'to-finish'
  | 'for-colleague'
  | 'applications'
  | 'ending-keys'
  | 'emergencies'
  | 'ending-verifications'

/** One thing that waits, as a link to it. */
export type WaitingRow = { name: string; to: string; count?: number; at?: string; defects?: number }

/** Everything of one kind that waits: where there is a list of exactly these, `to` leads there. */
export type Waiting = { name: WaitingName; count: number; to: string | null; rows: WaitingRow[] }

/** The panel's first page: what waits, or, when something is looked for, what was found. */
export type Dashboard = { waiting: Waiting[] } | { found: ShownFound[] }
