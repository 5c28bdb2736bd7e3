import type { Knex } from 'knex'
import type { Progress } from '#forms'
import type { Localized } from '../../catalog/in-locale.ts'
import type { Actor } from '../accounts/actor.ts'
import { NotFound } from '../errors.ts'
import type { StoredMessage } from './message.ts'
import type { ConversationStatus } from './status.ts'

export type ConversationHead = {
  id: string
  agency: { slug: string; names: Localized; verified_at: Date | null }
  service: { slug: string; titles: Localized }
  locale: string
  status: ConversationStatus
  last_seq: number
  created_at: Date
  updated_at: Date
  submission_number: string | null
  /** How far the person has come; null while it is not known. */
  progress: Progress | null
}

export type LoadedConversation = { head: ConversationHead; messages: StoredMessage[] }

/** One's own conversation with its messages after a seq. @throws NotFound also when it is somebody else's. */
export async function loadConversation(
  db: Knex,
  actor: Actor,
  input: { id: string; after: number },
): Promise<LoadedConversation> {
  const head = await heads(db, actor).where('c.id', input.id).first()
  if (!head) throw new NotFound('conversation')
  const messages = await db('messages')
    .select<StoredMessage[]>('seq', 'id', 'author', 'at', 'body')
    .where('conversation_id', input.id)
    .where('seq', '>', input.after)
    .orderBy('seq')
  return { head, messages }
}

/** One's own conversations, the newest first. */
export const listConversations = (db: Knex, actor: Actor): Promise<ConversationHead[]> =>
  heads(db, actor).orderBy('c.updated_at', 'desc').limit(100)

const heads = (db: Knex, actor: Actor) =>
  db('conversations as c')
    .join('agencies as a', 'a.id', 'c.agency_id')
    .join('services as s', (on) => on.on('s.agency_id', 'c.agency_id').on('s.id', 'c.service_id'))
    .join('service_versions as v', (on) =>
      on.on('v.agency_id', 'c.agency_id').on('v.service_id', 'c.service_id').on('v.version', 'c.service_version'),
    )
    .joinRaw(
      `left join lateral (
         select m.body -> 'progress' as progress from messages m
         where m.conversation_id = c.id and m.body ->> 'kind' in ('ask', 'review')
         order by m.seq desc limit 1) as step on true`,
    )
    .leftJoin('submissions as n', 'n.conversation_id', 'c.id')
    .where('c.account_id', actor.accountId)
    .select<ConversationHead[]>(
      'c.id',
      'c.locale',
      'c.status',
      'c.last_seq',
      'c.created_at',
      'c.updated_at',
      'n.number as submission_number',
      'step.progress',
      db.raw(`jsonb_build_object('slug', a.slug, 'names', a.names, 'verified_at', a.verified_at) as agency`),
      db.raw(`json_build_object('slug', s.slug, 'titles', v.definition -> 'titles') as service`),
    )
