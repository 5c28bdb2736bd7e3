import { subject } from '@casl/ability'
import type { Knex } from 'knex'
import type { QueryBuilder } from 'objection'
import { z } from 'zod'
import { type Ability, abilityFor } from '../../catalog/abilities.ts'
import type { Localized } from '../../catalog/in-locale.ts'
import type { Actor } from '../accounts/actor.ts'
import { accessible } from '../database/accessible.ts'
import type { Deps } from '../deps.ts'
import { evidenceTypes, theState } from './append-evidence.ts'
import { EvidenceRecord } from './evidence-record.model.ts'
import { concernedBy, recordTrailRead } from './record-trail-read.ts'
import { type TrailLine, trailLines } from './trail-line.ts'

const cursor = /^\d{4}-\d\d-\d\dT[\d:.]+Z_[0-9a-f-]{36}_\d{1,18}$/
const empty = z.literal('').transform(() => undefined)

/** What of the trail is wanted; an empty field narrows nothing. */
export const trailInput = z.object({
  id: z.uuid().optional(),
  /** A part of the name of whoever did it, or of whom it was done to. */
  person: empty.or(z.string().trim().max(100)).optional(),
  /** A number, a short name or an id. */
  record: empty.or(z.string().trim().max(100)).optional(),
  type: empty.or(z.enum(evidenceTypes)).optional(),
  /** Short name of an agency; `state` for what was done for none. */
  agency: empty.or(z.string().max(100)).optional(),
  from: empty.or(z.iso.date()).optional(),
  to: empty.or(z.iso.date()).optional(),
  /** Where the page before ended. */
  after: empty.or(z.string().regex(cursor)).optional(),
})
export type TrailInput = z.input<typeof trailInput>
type Wanted = z.output<typeof trailInput>

export type Trail = {
  lines: TrailLine[]
  /** Where the next page begins; null at the end. */
  next: string | null
  agencies: { slug: string; names: Localized }[]
}

const perPage = 50

/** A page of who did what, the newest first. Whose data it tells of can see that it was read. */
export async function readTrail(deps: Deps, actor: Actor, input: TrailInput): Promise<Trail> {
  const wanted = trailInput.parse(input)
  return deps.db.transaction(async (trx) => {
    const rows = await queryTrail(trx, abilityFor(actor), wanted).limit(perPage + 1)
    const shown = rows.slice(0, perPage)
    const agencies = await agenciesInReach(trx, actor)
    const lines = await trailLines(trx, shown)
    await recordTrailRead(trx, deps, actor, await concernedBy(trx, lines))
    const last = shown.at(-1)
    return { lines, agencies, next: rows.length > perPage && last ? cursorOf(last) : null }
  })
}

/** The records in the actor's reach that are wanted, the newest first. */
export function queryTrail(trx: Knex, ability: Ability, wanted: Wanted): Query {
  const query = accessible(EvidenceRecord.query(trx), ability, 'read', 'Evidence')
  if (wanted.id) query.where({ id: wanted.id })
  if (wanted.type) query.where({ type: wanted.type })
  if (wanted.from) query.where('at', '>=', wanted.from)
  if (wanted.to) query.whereRaw(`at < ?::date + 1`, [wanted.to])
  if (wanted.agency === 'state') query.where({ agency_id: theState })
  else if (wanted.agency) query.whereIn('agency_id', trx('agencies').where({ slug: wanted.agency }).select('id'))
  if (wanted.record) mentioning(query, idsOfRecord(trx, wanted.record))
  if (wanted.person) mentioning(query, idsOfPerson(trx, wanted.person))
  if (wanted.after) olderThan(query, wanted.after)
  return query.orderBy([{ column: 'at', order: 'desc' }, 'agency_id', { column: 'log_index', order: 'desc' }])
}

type Query = QueryBuilder<EvidenceRecord, EvidenceRecord[]>

const mentioning = (query: Query, ids: Knex.QueryBuilder) =>
  query.whereRaw(
    '(agency_id, log_index) in (select m.agency_id, m.log_index from evidence_mentions m where m.mention in (?))',
    [ids as unknown as Knex.Raw],
  )

const idsOfPerson = (trx: Knex, part: string) =>
  trx('accounts')
    .whereILike('name', `%${part.replace(/[\\%_]/g, '\\$&')}%`)
    .select(trx.raw('id::text'))

/** What goes by a number or a short name, and the text itself. The policies narrow it to what the reader may see. */
const idsOfRecord = (trx: Knex, known: string) =>
  trx('cases')
    .where({ number: known })
    .select(trx.raw('unnest(array[id, submission_id])::text'))
    .unionAll([
      trx('documents').where({ number: known }).select(trx.raw('id::text')),
      trx('services').where({ slug: known }).select(trx.raw('id::text')),
      trx('offices').where({ slug: known }).select(trx.raw('id::text')),
      trx.raw('select ?::text', [known]),
    ])

function olderThan(query: Query, after: string): void {
  const [at, agencyId, index] = after.split('_') as [string, string, string]
  query.whereRaw('(at < ? or (at = ? and (agency_id > ? or (agency_id = ? and log_index < ?))))', [
    ...[at, at, agencyId, agencyId, index],
  ])
}

const cursorOf = ({ at, agency_id, log_index }: EvidenceRecord) => `${at.toISOString()}_${agency_id}_${log_index}`

/** The agencies whose log the actor may read; an administrator every one. */
function agenciesInReach(trx: Knex, actor: Actor): Promise<Trail['agencies']> {
  const ability = abilityFor(actor)
  const query = trx('agencies').orderBy('slug').select<Trail['agencies']>('slug', 'names')
  if (isOfTheState(actor)) return query
  const own = actor.assignments.flatMap(({ agencyId }) => agencyId ?? [])
  const readable = own.filter((agency_id) => ability.can('read', subject('Evidence', { agency_id })))
  return query.whereIn('id', readable)
}

/** Reads every log, not that of one agency alone. */
export const isOfTheState = (actor: Actor): boolean =>
  abilityFor(actor).can('read', subject('Evidence', { agency_id: theState }))
