import type { Knex } from 'knex'
import type { Localized } from '../../catalog/in-locale.ts'
import { NotFound } from '../errors.ts'
import { type StandingColumns, standingOf } from './standing.ts'

/** Why an agency's badge is there, or is not: what anyone may know. Who checked it is not told, that two did is. */
export type Badge = {
  slug: string
  names: Localized
  standing: 'unverified' | 'verified' | 'suspended' | 'revoked'
  since: Date | null
  verification: {
    legalBody: string
    registerNumber: string
    firstCheckAt: Date
    secondCheckAt: Date
    validUntil: Date
    evidenceHash: string
  } | null
}

/** @throws NotFound */
export async function findBadge(db: Knex, slug: string): Promise<Badge> {
  const agency = await db('agencies').where({ slug }).first()
  if (!agency) throw new NotFound('agency')
  const standing = standingOf(agency as StandingColumns)
  const record =
    standing.standing === 'verified'
      ? await db('agency_verifications').where({ agency_id: agency.id, ended_at: null }).first()
      : undefined
  return {
    slug,
    names: agency.names,
    standing: standing.standing,
    since: 'since' in standing ? standing.since : null,
    verification: record
      ? {
          legalBody: record.legal_body,
          registerNumber: record.register_number,
          firstCheckAt: record.first_check_at,
          secondCheckAt: record.second_check_at,
          validUntil: record.valid_until,
          evidenceHash: record.evidence_hash,
        }
      : null,
  }
}
