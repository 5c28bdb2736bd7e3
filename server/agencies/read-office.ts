import { subject } from '@casl/ability'
import { abilityFor } from '../../catalog/abilities.ts'
import type { Actor } from '../accounts/actor.ts'
import { authorize } from '../accounts/authorize.ts'
import { accessible } from '../database/accessible.ts'
import type { Deps } from '../deps.ts'
import { Office } from './office.model.ts'
import { type RouteTo, routesTo } from './routes-to.ts'

export type ReadOffice = {
  office: Office
  mayChange: boolean
  routes: RouteTo[]
  /** Open cases that lie there; null for whom cases are not shown to. */
  openCases: number | null
}

/** An office with what is sent there. @throws NotFound */
export async function readOffice({ db }: Deps, actor: Actor, input: { id: string }): Promise<ReadOffice> {
  const office = await Office.query(db).findOne({ id: input.id })
  authorize(actor, 'read', 'Office', office)
  const ability = abilityFor(actor)
  const { agency_id, id, slug } = office
  const cases = accessible(db('cases'), ability, 'read', 'Case').where({ agency_id, office_id: id, status: 'open' })
  const counted = ability.can('read', 'Case') ? Number((await cases.count<{ count: string }[]>())[0]?.count) : null
  return {
    office,
    mayChange: ability.can('change', subject('Office', { ...office })),
    routes: await routesTo(db, { agencyId: agency_id, slug }),
    openCases: counted,
  }
}
