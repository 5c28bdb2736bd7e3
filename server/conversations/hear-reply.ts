import type { Knex } from 'knex'
import { type Conversation, carryOver, type Form, type Reply, type Turn, takeTurn } from '#forms'
import { type PublishedForm, publishedForm } from '../services/published-form.ts'
import type { LoadedTurn } from './load-turn.ts'

/** A turn, and the conversation in which the reply itself was answered, before it was carried anywhere. */
type Heard = { turn: Turn; answered: Conversation }

/** What a reply leads to: a turn of its form, and where a newer version takes conversations along, that version's turn. */
export function hearReply(
  form: Form,
  newer: NewerVersion | undefined,
  state: Conversation,
  reply: Reply,
  now: Date,
): Heard {
  if (newer) return hearAndCarryOver(form, newer, state, reply, now)
  const turn = takeTurn(form, state, reply, now)
  return { turn, answered: turn.conversation }
}

/** A version to go on with, and the questions whose answers it wants to hear again (pointers into its schema). */
export type NewerVersion = PublishedForm & { askAgain: string[] }

/** The version to go on with, where a newer one is published that takes conversations along. */
export async function newerVersion(db: Knex, found: LoadedTurn): Promise<NewerVersion | undefined> {
  if (found.publishedVersion === null || found.publishedVersion <= found.serviceVersion) return undefined
  const newer = await publishedForm(db, {
    agencyId: found.agencyId,
    serviceId: found.serviceId,
    version: found.publishedVersion,
  })
  return newer.definition.conversationsUnderWay === 'pin'
    ? undefined
    : { ...newer, askAgain: await askedAgainSince(db, found) }
}

/** A conversation may miss several versions; what any of them asked again still is. */
async function askedAgainSince(db: Knex, found: LoadedTurn): Promise<string[]> {
  const wanted = db('service_versions')
    .where({ agency_id: found.agencyId, service_id: found.serviceId })
    .andWhere('version', '>', found.serviceVersion)
    .andWhere('version', '<=', found.publishedVersion)
    .select(db.raw(`json_array_elements_text(definition->'askAgain') as pointer`))
  return [...new Set((await wanted).map(({ pointer }: { pointer: string }) => pointer))]
}

/**
 * The reply was to a question of the old version, so it is heard there first; then everything moves on together.
 * What the old version would ask or complete next is no longer said.
 */
function hearAndCarryOver(from: Form, newer: NewerVersion, state: Conversation, reply: Reply, now: Date): Heard {
  const sending = reply.kind === 'command' && reply.command === 'submit'
  const heard = sending ? { conversation: state, messages: [] } : takeTurn(from, state, reply, now)
  const carried = carryOver(from, newer.form, heard.conversation, now, newer.askAgain)
  const said = heard.messages.filter(({ kind }) => kind === 'say' || kind === 'problem')
  return { turn: { ...carried, messages: [...said, ...carried.messages] }, answered: heard.conversation }
}
