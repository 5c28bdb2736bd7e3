import type { Knex } from 'knex'
import { statement } from '../database/statement.ts'
import type { NewMessage } from './message.ts'
import { streamChannel } from './save-turn.ts'
import type { ConversationStatus } from './status.ts'

type Appended = {
  conversationId: string
  messages: NewMessage[]
  /** The conversation's new status, where the event changes it. */
  status?: ConversationStatus
  at: Date
  newId: () => string
}

/**
 * Adds messages that are no turn of the applicant: a decision, a document, an official's words.
 * In the caller's transaction; the row lock on the conversation keeps seq free of gaps.
 */
export async function appendMessages(trx: Knex.Transaction, appended: Appended): Promise<void> {
  await statement(trx, {
    name: 'append-messages',
    text: appendMessagesText,
    values: [
      appended.conversationId,
      appended.messages.length,
      appended.at,
      appended.status ?? null,
      appended.messages.map(() => appended.newId()),
      appended.messages.map(({ author }) => JSON.stringify(author)),
      appended.messages.map(({ body }) => JSON.stringify(body)),
    ],
  })
}

const appendMessagesText = `
  with u as (
    update conversations set last_seq = last_seq + $2, updated_at = $3, status = coalesce($4, status)
    where id = $1 returning id, account_id, last_seq - $2 as base),
  p as (
    insert into mailboxes (account_id, last_position) select account_id, $2 from u
    on conflict (account_id) do update set last_position = mailboxes.last_position + excluded.last_position
    returning last_position - $2 as base),
  m as (
    insert into messages (conversation_id, seq, id, account_id, position, author, at, body)
    select u.id, u.base + x.n, x.id, u.account_id, p.base + x.n, x.author, $3, x.body
    from u, p, unnest($5::uuid[], $6::json[], $7::json[]) with ordinality as x (id, author, body, n)),
  e as (select pg_notify('${streamChannel}', account_id::text) from u)
  select u.base from u left join e on true`
