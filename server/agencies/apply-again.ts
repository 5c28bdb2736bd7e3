import type { Actor } from '../accounts/actor.ts'
import { authorize } from '../accounts/authorize.ts'
import type { Deps } from '../deps.ts'
import { NotInThisState } from '../errors.ts'
import { AgencyApplication, appliedForIn, columnsOf } from './application.model.ts'

/** A further application of an agency that is there: it was revoked, or its verification runs out. @throws NotFound, NotInThisState */
export async function applyAgain(deps: Deps, actor: Actor, input: { id: string }): Promise<{ id: string }> {
  return deps.db.transaction(async (trx) => {
    const last = await AgencyApplication.query(trx).findOne({ id: input.id })
    authorize(actor, 'apply', 'AgencyApplication', last)
    if (!['approved', 'refused', 'withdrawn'].includes(last.status)) throw new NotInThisState(last.status)
    const id = deps.newId()
    const key = { agency_id: last.agency_id, id, account_id: actor.accountId, created_at: deps.now() }
    await trx('agency_applications').insert({ ...key, ...columnsOf(appliedForIn(last)) })
    return { id }
  })
}
