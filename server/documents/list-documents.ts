import type { Knex } from 'knex'
import type { Localized } from '../../catalog/in-locale.ts'
import type { Actor } from '../accounts/actor.ts'
import { type StandingColumns, selectStanding } from './document-standing.ts'

export type ListedDocument = {
  id: string
  title: string
  number: string
  code: string
  issued_at: Date
  agency: Localized
} & StandingColumns

/** Documents issued to the actor, the newest first. */
export const listDocuments = (db: Knex, actor: Actor): Promise<ListedDocument[]> =>
  selectStanding(db('documents as d'))
    .join('agencies as a', 'a.id', 'd.agency_id')
    .where({ 'd.account_id': actor.accountId, 'd.status': 'issued' })
    .orderBy('d.issued_at', 'desc')
    .limit(500)
    .select<ListedDocument[]>('d.id', 'd.title', 'd.number', 'd.code', 'd.issued_at', 'a.names as agency')
