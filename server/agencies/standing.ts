import type { Standing } from '../../catalog/agencies/change-standing.ts'

export type StandingColumns = {
  verified_at: Date | null
  suspended_at: Date | null
  suspended_by: string | null
  revoked_at: Date | null
}

/** The standing that the columns of an agency come to; the table holds at most one of them. */
export function standingOf({ verified_at, suspended_at, suspended_by, revoked_at }: StandingColumns): Standing {
  if (verified_at) return { standing: 'verified', since: verified_at }
  if (suspended_at) return { standing: 'suspended', since: suspended_at, by: suspended_by ?? '' }
  return revoked_at ? { standing: 'revoked', since: revoked_at } : { standing: 'unverified' }
}
