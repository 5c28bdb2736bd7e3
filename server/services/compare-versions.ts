import type { Knex } from 'knex'
import { z } from 'zod'
import { type Change, describeChanges } from '../../catalog/designing/describe-changes.ts'
import type { ServiceDefinition } from '../../catalog/service-definition.ts'
import type { Actor } from '../accounts/actor.ts'
import { authorize } from '../accounts/authorize.ts'
import { actingFor } from '../database/acting.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { Service } from './service.model.ts'

export type Comparison = {
  changes: Change[]
  /** The first version as a whole, to be taken up again. */
  earlier: ServiceDefinition
  /** Who has begun with the first version and not come to an end: whom the difference touches. */
  underWay: { conversations: number; cases: number }
}

export const compareVersionsInput = z.object({
  serviceId: z.uuid(),
  from: z.number().int(),
  /** A version, or the draft as it was saved last. */
  to: z.union([z.number().int(), z.literal('draft')]),
})

/** What one version, or the draft, asks and says otherwise than a version. @throws NotFound for one that never was. */
export async function compareVersions(
  deps: Deps,
  actor: Actor,
  input: z.input<typeof compareVersionsInput>,
): Promise<Comparison> {
  const { db } = deps
  const { serviceId, from, to } = compareVersionsInput.parse(input)
  const service = await Service.query(db).findOne({ id: serviceId })
  authorize(actor, 'design', 'Service', service)
  const key = { agency_id: service.agency_id, service_id: service.id }
  const offices = await db('offices').where({ agency_id: key.agency_id }).select('slug', 'names')
  const earlier = await definitionOf(db, key, from)
  return {
    changes: describeChanges(earlier, await definitionOf(db, key, to), offices),
    earlier,
    underWay: await underWay(db, { ...key, version: from }),
  }
}

async function definitionOf(
  db: Knex,
  key: { agency_id: string; service_id: string },
  version: number | 'draft',
): Promise<ServiceDefinition> {
  const found =
    version === 'draft'
      ? await db('service_drafts').where(key).first('definition')
      : await db('service_versions')
          .where({ ...key, version })
          .first('definition')
  if (!found) throw new NotFound('service version')
  return found.definition
}

/** Counted for the house: how many there are is told to designers, who may see none of them. */
export const underWay = (db: Knex, key: object): Promise<Comparison['underWay']> =>
  actingFor({ purpose: 'house' }, async () => ({
    conversations: await counted(db('conversations').where({ ...key, status: 'open' })),
    cases: await counted(db('cases').where({ ...key, status: 'open' })),
  }))

async function counted(query: Knex.QueryBuilder): Promise<number> {
  const [row] = await query.count({ count: '*' })
  return Number(row?.count ?? 0)
}
