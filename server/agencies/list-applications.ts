import { abilityFor } from '../../catalog/abilities.ts'
import type { Localized } from '../../catalog/in-locale.ts'
import type { Actor } from '../accounts/actor.ts'
import { accessible } from '../database/accessible.ts'
import type { Deps } from '../deps.ts'
import { AgencyApplication } from './application.model.ts'

export type ListedApplication = {
  id: string
  names: Localized
  status: AgencyApplication['status']
  sentAt: Date | null
  approvals: number
  isOwn: boolean
  /** It waits, it is somebody else's, and this reader has not checked its present state. */
  waitsForReader: boolean
}

/** The applications that the actor may see: what waits for them first, then the newest. */
export async function listApplications({ db }: Deps, actor: Actor): Promise<ListedApplication[]> {
  const mine = [actor.accountId]
  const rows = await accessible(AgencyApplication.query(db), abilityFor(actor), 'read', 'AgencyApplication')
    .orderBy('created_at', 'desc')
    .limit(200)
    .select('*')
    .select(
      db.raw(
        `(select count(*) from application_checks c where c.application_id = agency_applications.id
          and c.evidence_hash = agency_applications.evidence_hash and c.verdict = 'approved') as approvals`,
      ),
      db.raw(
        `exists (select from application_checks c where c.application_id = agency_applications.id
          and c.evidence_hash = agency_applications.evidence_hash and c.checked_by = ?) as checked_by_reader`,
        mine,
      ),
    )
  const listed = (rows as (AgencyApplication & { approvals: number; checked_by_reader: boolean })[]).map((row) => {
    const isOwn = row.account_id === actor.accountId
    return {
      id: row.id,
      names: row.names,
      status: row.status,
      sentAt: row.sent_at,
      approvals: Number(row.approvals),
      isOwn,
      waitsForReader: row.status === 'waiting' && !isOwn && !row.checked_by_reader,
    }
  })
  return listed.toSorted((one, other) => Number(other.waitsForReader) - Number(one.waitsForReader))
}
