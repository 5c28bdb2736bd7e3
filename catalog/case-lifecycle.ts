const DAY = 24 * 60 * 60 * 1000

export type Outcome = 'granted' | 'refused'

export type OpenCase = { status: 'open'; openedAt: Date; dueAt: Date }
export type DecidedCase = Omit<OpenCase, 'status'> & {
  status: 'decided'
  outcome: Outcome
  reason: string
  decidedAt: Date
}
export type Case = OpenCase | DecidedCase

export type DecisionInput = { outcome: Outcome; reason: string }
export type DecisionRefusal = 'already-decided' | 'reason-missing'

/** Decides a case. A decided case stays as it is, whatever its outcome; a person is owed a reason either way. */
export function decide(
  found: Case,
  input: DecisionInput,
  now: Date,
): { state: DecidedCase } | { refused: DecisionRefusal } {
  switch (found.status) {
    case 'decided':
      return { refused: 'already-decided' }
    case 'open': {
      const reason = input.reason.trim()
      if (reason === '') return { refused: 'reason-missing' }
      const { openedAt, dueAt } = found
      return { state: { status: 'decided', openedAt, dueAt, outcome: input.outcome, reason, decidedAt: now } }
    }
    default:
      return neverHappens(found)
  }
}

/** Whether somebody else has the case: what a colleague works on is taken over before it is decided. */
export const isHeldByOther = (holderId: string | null, accountId: string): boolean =>
  holderId !== null && holderId !== accountId

/** Nobody decides what they have applied for themselves, whatever their roles say. */
export const isOwnCase = (applicantId: string | undefined, accountId: string): boolean => applicantId === accountId

/** When a case opened at `openedAt` must be decided: so many times 24 hours later, whatever clocks do in between. */
export function dueAt(openedAt: Date, days: number): Date {
  return new Date(openedAt.getTime() + days * DAY)
}

/** Whether the agency is, or was, late with its decision. */
export function isOverdue(found: Case, now: Date): boolean {
  switch (found.status) {
    case 'open':
      return now > found.dueAt
    case 'decided':
      return found.decidedAt > found.dueAt
    default:
      return neverHappens(found)
  }
}

function neverHappens(state: never): never {
  throw new Error(`A case in an unknown state: ${JSON.stringify(state)}`)
}
