import type { Knex } from 'knex'
import type { Localized } from '../../catalog/in-locale.ts'
import type { Actor } from '../accounts/actor.ts'
import { NotFound } from '../errors.ts'
import type { ReviewSection } from './review-section.ts'
import type { Erasure } from './submission.model.ts'

export type ReadSubmission = {
  agency_id: string
  id: string
  number: string
  sections: ReviewSection[]
  hash: string
  erasures: Erasure[]
  locale: string
  submitted_at: Date
  status: 'open' | 'decided'
  outcome: 'granted' | 'refused' | null
  due_at: Date
  title: Localized
  office: Localized
  agency: { slug: string; names: Localized; verified_at: Date | null }
  service: string
}

/** One's own submission as it was sent. @throws NotFound also when it is somebody else's. */
export async function readSubmission(db: Knex, actor: Actor, number: string): Promise<ReadSubmission> {
  const found = await db('submissions as s')
    .join('cases as c', (on) => on.on('c.agency_id', 's.agency_id').on('c.submission_id', 's.id'))
    .join('offices as o', (on) => on.on('o.agency_id', 'c.agency_id').on('o.id', 'c.office_id'))
    .join('agencies as a', 'a.id', 's.agency_id')
    .join('services as v', (on) => on.on('v.agency_id', 's.agency_id').on('v.id', 's.service_id'))
    .where({ 's.number': number, 's.account_id': actor.accountId })
    .first<ReadSubmission>(
      's.agency_id',
      's.id',
      's.number',
      's.sections',
      's.hash',
      's.erasures',
      's.locale',
      's.submitted_at',
      'c.status',
      'c.outcome',
      'c.due_at',
      'c.title',
      'o.names as office',
      'v.slug as service',
      db.raw(`jsonb_build_object('slug', a.slug, 'names', a.names, 'verified_at', a.verified_at) as agency`),
    )
  if (!found) throw new NotFound('submission')
  return found
}
