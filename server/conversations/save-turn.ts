import type { Knex } from 'knex'
import type { Conversation } from '#forms'
import { statement } from '../database/statement.ts'
import type { NewMessage, StoredMessage } from './message.ts'
import type { ConversationStatus } from './status.ts'

export const streamChannel = 'parley_messages'

type TurnToSave = {
  conversationId: string
  /** The version that was read: saving succeeds only while it is still the newest. */
  version: number
  turnId: string
  state: Conversation
  status: ConversationStatus
  /** The version of the service that the state belongs to. */
  serviceVersion: number
  messages: NewMessage[]
  at: Date
  newId: () => string
}

/**
 * The one write of a turn: state, turn id, messages with gap-free seq and stream position, and the wake-up of
 * listeners, as one compare-and-set statement.
 * @returns the stored messages, or undefined when another turn was saved since the read.
 */
export async function saveTurn(db: Knex | Knex.Transaction, turn: TurnToSave): Promise<StoredMessage[] | undefined> {
  const ids = turn.messages.map(() => turn.newId())
  const saved = await statement(db, {
    name: 'save-turn',
    text: saveTurnText,
    values: [
      turn.conversationId,
      turn.version,
      JSON.stringify(turn.state),
      turn.messages.length,
      turn.at,
      turn.status,
      turn.turnId,
      ids,
      turn.messages.map(({ author }) => JSON.stringify(author)),
      turn.messages.map(({ body }) => JSON.stringify(body)),
      turn.serviceVersion,
      turn.state.locale,
    ],
  })
  const base = saved.rows[0]?.base as number | undefined
  if (base === undefined) return undefined
  return turn.messages.map((message, index) => ({
    ...message,
    seq: base + index + 1,
    id: ids[index] as string,
    at: turn.at,
  }))
}

export const saveTurnText = `
  with u as (
    update conversations
    set state = $3, version = version + 1, last_seq = last_seq + $4, updated_at = $5, status = $6, service_version = $11,
      locale = $12
    where id = $1 and version = $2
    returning id, account_id, last_seq - $4 as base),
  p as (
    insert into mailboxes (account_id, last_position) select account_id, $4 from u
    on conflict (account_id) do update set last_position = mailboxes.last_position + excluded.last_position
    returning last_position - $4 as base),
  t as (
    insert into turns (conversation_id, id, first_seq, last_seq, at) select id, $7, base + 1, base + $4, $5 from u),
  m as (
    insert into messages (conversation_id, seq, id, account_id, position, author, at, body)
    select u.id, u.base + x.n, x.id, u.account_id, p.base + x.n, x.author, $5, x.body
    from u, p, unnest($8::uuid[], $9::json[], $10::json[]) with ordinality as x (id, author, body, n)),
  e as (select pg_notify('${streamChannel}', account_id::text) from u)
  select u.base from u left join e on true`
