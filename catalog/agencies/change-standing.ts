/** Whether people can rely on an agency's badge now, and since when they cannot. */
export type Standing =
  | { standing: 'unverified' }
  | { standing: 'verified'; since: Date }
  | { standing: 'suspended'; since: Date; by: string }
  | { standing: 'revoked'; since: Date }

export type StandingStep = 'suspend' | 'restore' | 'revoke'

export type StandingOutcome = { standing: 'verified' | 'suspended' | 'revoked' } | { refused: StandingRefusal }
export type StandingRefusal = 'reason-missing' | 'not-in-this-state' | 'second-person'

/**
 * One administrator takes a badge away at once; it comes back only by another one than who took it. A revoked agency
 * applies anew.
 */
export function changeStanding(
  now: Standing,
  step: StandingStep,
  { by, reason }: { by: string; reason: string },
): StandingOutcome {
  if (reason.trim() === '') return { refused: 'reason-missing' }
  if (step === 'suspend')
    return now.standing === 'verified' ? { standing: 'suspended' } : { refused: 'not-in-this-state' }
  if (step === 'revoke') {
    const may = now.standing === 'verified' || now.standing === 'suspended'
    return may ? { standing: 'revoked' } : { refused: 'not-in-this-state' }
  }
  if (now.standing !== 'suspended') return { refused: 'not-in-this-state' }
  return now.by === by ? { refused: 'second-person' } : { standing: 'verified' }
}
