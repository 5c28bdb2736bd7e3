import type { Knex } from 'knex'
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
  /** Who has begun with the first version and not come to an end: whom the difference touches. */
  underWay: { conversations: number; cases: number }
}

/** What one version asks and says otherwise than another. @throws NotFound for a version that never was. */
export async function compareVersions(
  deps: Deps,
  actor: Actor,
  input: { serviceId: string; from: number; to: number },
): Promise<Comparison> {
  const { db } = deps
  const service = await Service.query(db).findOne({ id: input.serviceId })
  authorize(actor, 'design', 'Service', service)
  const key = { agency_id: service.agency_id, service_id: service.id }
  const versions = await db('service_versions')
    .where(key)
    .whereIn('version', [input.from, input.to])
    .select<{ version: number; definition: ServiceDefinition }[]>('version', 'definition')
  const definitionOf = (version: number) => {
    const found = versions.find((one) => one.version === version)
    if (!found) throw new NotFound('service version')
    return found.definition
  }
  return {
    changes: describeChanges(definitionOf(input.from), definitionOf(input.to)),
    underWay: await underWay(db, { ...key, version: input.from }),
  }
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
