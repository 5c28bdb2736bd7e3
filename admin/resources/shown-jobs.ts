import type { JobState } from '../../server/jobs/read-jobs.ts'

/** What the house works on, in the administrator's language; times as ISO 8601. */
export type ShownJobs = {
  state: JobState
  states: { name: JobState; count: number }[]
  rows: ShownJob[]
  page: number
  pages: number
  stopped: ShownStopped[]
}

export type ShownJob = {
  id: string
  what: string
  agency: string | null
  tries: number
  createdAt: string
  at: string
  failure: string | null
}

export type ShownStopped = { agencyId: string; agency: string; number: string; problem: string; orderedAt: string }
