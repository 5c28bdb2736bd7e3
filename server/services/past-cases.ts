import { abilityFor } from '../../catalog/abilities.ts'
import type { Actor } from '../accounts/actor.ts'
import { authorize } from '../accounts/authorize.ts'
import { accessible } from '../database/accessible.ts'
import type { Deps } from '../deps.ts'
import { Service } from './service.model.ts'

export type PastCase = { id: string; number: string; openedAt: Date }

/** The newest cases of a service that the official may read: documents are tried on them. Numbers and days, no names. */
export async function pastCases(deps: Deps, actor: Actor, input: { serviceId: string }): Promise<PastCase[]> {
  const service = await Service.query(deps.db).findOne({ id: input.serviceId })
  authorize(actor, 'design', 'Service', service)
  const query = deps.db('cases').where({ agency_id: service.agency_id, service_id: service.id })
  return accessible(query, abilityFor(actor), 'read', 'Case')
    .orderBy('opened_at', 'desc')
    .limit(20)
    .select({ id: 'id', number: 'number', openedAt: 'opened_at' })
}
