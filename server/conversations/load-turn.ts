import type { Knex } from 'knex'
import type { Conversation } from '#forms'
import type { Localized } from '../../catalog/in-locale.ts'
import type { Telling } from '../database/acting.ts'
import { statement } from '../database/statement.ts'
import { keptState } from './kept-states.ts'
import type { StoredMessage } from './message.ts'
import type { ConversationStatus } from './status.ts'

export type LoadedTurn = {
  accountId: string
  agencyId: string
  serviceId: string
  serviceVersion: number
  /** The version that citizens begin now. */
  publishedVersion: number | null
  locale: string
  status: ConversationStatus
  version: number
  lastSeq: number
  createdAt: Date
  updatedAt: Date
  submissionNumber: string | null
  agency: { slug: string; names: Localized; verified_at: Date | null }
  serviceSlug: string
  state: Conversation
  /** Which messages are those of this very turn, when it was taken before. */
  repeated: { first: number; last: number } | undefined
}

/**
 * The one read of a turn: the state, unlocked, and whether this turn id was taken already.
 * @param telling who acts, where that becomes known only with this read
 */
export async function loadTurn(
  db: Knex,
  id: string,
  turnId?: string,
  telling?: Telling,
): Promise<LoadedTurn | undefined> {
  const kept = keptState(id)
  const found = await statement(db, {
    name: 'load-turn',
    text: loadTurnText,
    values: [id, turnId ?? null, kept?.version ?? null],
    telling,
  })
  const row = found.rows[0]
  if (!row) return undefined
  return {
    accountId: row.account_id,
    agencyId: row.agency_id,
    serviceId: row.service_id,
    serviceVersion: row.service_version,
    publishedVersion: row.published_version,
    locale: row.locale,
    status: row.status,
    version: row.version,
    lastSeq: row.last_seq,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    submissionNumber: row.submission_number,
    agency: { slug: row.agency_slug, names: row.agency_names, verified_at: row.verified_at },
    serviceSlug: row.service_slug,
    // Left out where what is kept here is the newest; a null version equals nothing.
    state: row.state ?? kept?.state,
    repeated: row.first_seq === null ? undefined : { first: row.first_seq, last: row.turn_last_seq },
  }
}

export const loadTurnText = `
  select c.account_id, c.agency_id, c.service_id, c.service_version, c.locale, c.status, c.version, c.last_seq,
         c.created_at, c.updated_at, case when c.version = $3 then null else c.state end as state, t.first_seq, t.last_seq as turn_last_seq, n.number as submission_number,
         a.slug as agency_slug, a.names as agency_names, a.verified_at, s.slug as service_slug, s.published_version
  from conversations c
  join agencies a on a.id = c.agency_id
  join services s on s.agency_id = c.agency_id and s.id = c.service_id
  left join turns t on t.conversation_id = c.id and t.id = $2
  left join submissions n on n.conversation_id = c.id
  where c.id = $1`

/** Messages from `first` to `last`, both included, in order. */
export async function messagesBetween(
  db: Knex,
  id: string,
  { first, last }: { first: number; last: number },
): Promise<StoredMessage[]> {
  const found = await statement(db, {
    name: 'messages-between',
    text: `select seq, id, author, at, body from messages
           where conversation_id = $1 and seq between $2 and $3 order by seq`,
    values: [id, first, last],
  })
  return found.rows as StoredMessage[]
}
