import type { Knex } from 'knex'
import type { Localized } from '../../catalog/in-locale.ts'
import { actingFor } from '../database/acting.ts'
import { type StandingColumns, selectStanding } from './document-standing.ts'

/** What anyone may know of a document: nothing in it is about a person. */
export type PublicDocument = {
  number: string
  status: 'ordered' | 'issued'
  issued_at: Date | null
  sha256: string | null
  agency: Localized
  agency_slug: string
  agency_verified_at: Date | null
  service: Localized
  kind: 'receipt' | 'decision'
  agency_suspended_at: Date | null
  agency_revoked_at: Date | null
} & StandingColumns

export const findByCode = (db: Knex, code: string): Promise<PublicDocument | undefined> =>
  actingFor({ purpose: 'verification' }, async () => publicDocuments(db).where('d.code', code).first())

/** By any of the document's files: proof for later years is added to what others have already. */
export const findBySha256 = (db: Knex, sha256: string): Promise<PublicDocument | undefined> =>
  actingFor({ purpose: 'verification' }, async () =>
    publicDocuments(db)
      .join('document_files as f', (on) => on.on('f.agency_id', 'd.agency_id').on('f.document_id', 'd.id'))
      .where('f.sha256', sha256)
      .first(),
  )

const publicDocuments = (db: Knex) =>
  selectStanding(db('documents as d'))
    .join('agencies as a', 'a.id', 'd.agency_id')
    .join('cases as c', (on) => on.on('c.agency_id', 'd.agency_id').on('c.submission_id', 'd.submission_id'))
    .select<PublicDocument[]>(
      'd.number',
      'd.status',
      'd.kind',
      'd.issued_at',
      'd.sha256',
      'a.names as agency',
      'a.slug as agency_slug',
      'a.verified_at as agency_verified_at',
      'a.suspended_at as agency_suspended_at',
      'a.revoked_at as agency_revoked_at',
      'c.title as service',
    )
