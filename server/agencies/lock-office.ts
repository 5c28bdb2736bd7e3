import type { Knex } from 'knex'
import type { Actor } from '../accounts/actor.ts'
import { authorize } from '../accounts/authorize.ts'
import { Office } from './office.model.ts'

/** An office that the actor may change, held until the transaction ends. @throws NotFound, NotPermitted */
export async function lockOffice(trx: Knex.Transaction, actor: Actor, id: string): Promise<Office> {
  const found = await Office.query(trx).findOne({ id }).forUpdate()
  authorize(actor, 'change', 'Office', found)
  return found
}
