import type { Localized } from '../../catalog/in-locale.ts'
import type { Actor } from '../accounts/actor.ts'
import { authorize } from '../accounts/authorize.ts'
import type { Deps } from '../deps.ts'
import { Agency } from './agency.model.ts'
import { standingOf } from './standing.ts'

export type ReadAgency = {
  names: Localized
  slug: string
  standing: 'unverified' | 'verified' | 'suspended' | 'revoked'
  since: Date | null
  reason: string | null
  /** Suspended by the reader: then another administrator restores it. */
  suspendedByReader: boolean
  offices: { names: Localized; address: string }[]
  verifications: {
    legalBody: string
    registerNumber: string
    firstCheck: { by: string; at: Date }
    secondCheck: { by: string; at: Date }
    evidenceHash: string
    validFrom: Date
    validUntil: Date
    endedAt: Date | null
    applicationId: string
  }[]
}

/** An agency with what its badge stands for, now and before. @throws NotFound */
export async function readAgency({ db }: Deps, actor: Actor, input: { id: string }): Promise<ReadAgency> {
  const agency = await Agency.query(db).findById(input.id)
  authorize(actor, 'read', 'Agency', agency)
  const standing = standingOf(agency)
  const records = await db('agency_verifications as v')
    .join('accounts as f', 'f.id', 'v.first_check_by')
    .join('accounts as s', 's.id', 'v.second_check_by')
    .where({ agency_id: agency.id })
    .orderBy('valid_from', 'desc')
    .select('v.*', 'f.name as first_name', 's.name as second_name')
  return {
    names: agency.names,
    slug: agency.slug,
    standing: standing.standing,
    since: 'since' in standing ? standing.since : null,
    reason: agency.standing_reason,
    suspendedByReader: standing.standing === 'suspended' && standing.by === actor.accountId,
    offices: await db('offices')
      .where({ agency_id: agency.id, closed_at: null })
      .orderBy('slug')
      .select('names', 'address'),
    verifications: records.map((record) => ({
      legalBody: record.legal_body,
      registerNumber: record.register_number,
      firstCheck: { by: record.first_name, at: record.first_check_at },
      secondCheck: { by: record.second_name, at: record.second_check_at },
      evidenceHash: record.evidence_hash,
      validFrom: record.valid_from,
      validUntil: record.valid_until,
      endedAt: record.ended_at,
      applicationId: record.application_id,
    })),
  }
}
