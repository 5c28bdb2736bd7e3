/** How an application for an agency stands. Only what waits is checked; only a draft or what was returned is changed. */
export type ApplicationStatus = 'draft' | 'waiting' | 'returned' | 'refused' | 'withdrawn' | 'approved'

export type Verdict = 'approved' | 'returned' | 'refused'

export type MadeCheck = { by: string; verdict: Verdict; evidenceHash: string; at: Date }

export type CheckedApplication = {
  status: ApplicationStatus
  applicant: string
  /** Digest of what is applied for now. */
  evidenceHash: string | null
  files: readonly string[]
  checks: readonly MadeCheck[]
}

export type NewCheck = {
  by: string
  verdict: Verdict
  /** What the administrator compared, or why it is returned or refused. */
  note: string
  /** Digest of what was on the administrator's screen. */
  sawHash: string
  /** The files this administrator has opened. */
  opened: readonly string[]
}

export type CheckOutcome =
  | { status: 'waiting' | 'returned' | 'refused' }
  /** The second of two people has approved: the first one is named. */
  | { status: 'approved'; first: MadeCheck }
  | { refused: CheckRefusal }

export type CheckRefusal =
  | 'own-application'
  | 'not-waiting'
  | 'changed-meanwhile'
  | 'note-missing'
  | 'files-not-opened'
  | 'already-checked'

/**
 * One administrator's check. Two different people approve, neither of them the applicant, each having opened every file
 * of the very state they approve. One is enough to return or refuse it.
 */
export function checkApplication(application: CheckedApplication, check: NewCheck): CheckOutcome {
  const refused = refusalOf(application, check)
  if (refused) return { refused }
  if (check.verdict !== 'approved') return { status: check.verdict }
  const first = application.checks.find(
    ({ by, verdict, evidenceHash }) =>
      verdict === 'approved' && evidenceHash === application.evidenceHash && by !== check.by,
  )
  return first ? { status: 'approved', first } : { status: 'waiting' }
}

function refusalOf(application: CheckedApplication, check: NewCheck): CheckRefusal | undefined {
  const { applicant, status, evidenceHash, checks, files } = application
  if (check.by === applicant) return 'own-application'
  if (status !== 'waiting') return 'not-waiting'
  if (check.sawHash !== evidenceHash) return 'changed-meanwhile'
  if (check.note.trim() === '') return 'note-missing'
  if (checks.some((made) => made.by === check.by && made.evidenceHash === evidenceHash)) return 'already-checked'
  if (check.verdict === 'approved' && files.some((file) => !check.opened.includes(file))) return 'files-not-opened'
  return undefined
}
