import type { Knex } from 'knex'
import type { Actor } from '../accounts/actor.ts'
import { authorize } from '../accounts/authorize.ts'
import { NotInThisState } from '../errors.ts'
import { AgencyApplication } from './application.model.ts'

/** The application, held until the transaction ends. @throws NotFound, NotPermitted */
export async function lockApplication(
  trx: Knex.Transaction,
  actor: Actor,
  action: 'apply' | 'verify',
  id: string,
): Promise<AgencyApplication> {
  const found = await AgencyApplication.query(trx).findOne({ id }).forUpdate()
  authorize(actor, action, 'AgencyApplication', found)
  return found
}

/** The same for who may still change it. @throws NotInThisState once it is sent, until it is returned */
export async function lockOpenApplication(trx: Knex.Transaction, actor: Actor, id: string): Promise<AgencyApplication> {
  const found = await lockApplication(trx, actor, 'apply', id)
  if (found.status !== 'draft' && found.status !== 'returned') throw new NotInThisState(found.status)
  return found
}
