import { z } from 'zod'
import { mayGive } from '../../catalog/separation.ts'
import type { Deps } from '../deps.ts'
import { NotFound, NotPermitted } from '../errors.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import type { Actor } from './actor.ts'
import { authorize } from './authorize.ts'
import { Role } from './role.model.ts'

export const giveRoleInput = z.object({
  accountId: z.uuid(),
  agencyId: z.uuid(),
  /** The role's key. */
  role: z.string().min(1).max(60),
  /** Where in the agency the person works; a reach of the own office is the reach of this one. */
  officeId: z.uuid().nullable(),
})

/**
 * Gives somebody a role of the agency, or moves them to another office in it. It holds from their next request on.
 * @throws NotFound for an agency that is not the actor's, or a role or office that is not there; NotPermitted for
 *   oneself.
 */
export async function giveRole(
  deps: Deps,
  actor: Actor,
  input: z.input<typeof giveRoleInput>,
): Promise<{ id: string }> {
  const { accountId, agencyId, role, officeId } = giveRoleInput.parse(input)
  authorize(actor, 'give', 'RoleAssignment', { agency_id: agencyId })
  if (!mayGive(actor, { accountId })) throw new NotPermitted('nobody gives themselves a role')
  return deps.db.transaction(async (trx) => {
    const found = await Role.query(trx).findOne({ agency_id: agencyId, key: role })
    if (!found) throw new NotFound('role')
    if (officeId && !(await trx('offices').where({ agency_id: agencyId, id: officeId, closed_at: null }).first('id')))
      throw new NotFound('office')
    if (!(await trx('accounts').where({ id: accountId }).first('id'))) throw new NotFound('account')
    const [given] = await trx('role_assignments')
      .insert({
        id: deps.newId(),
        account_id: accountId,
        agency_id: agencyId,
        role,
        office_id: officeId,
        granted_at: deps.now(),
      })
      .onConflict(['account_id', 'agency_id', 'role'])
      .merge(['office_id'])
      .returning<{ id: string }[]>('id')
    await appendEvidence(trx, deps, {
      agencyId,
      type: 'role.given',
      at: deps.now(),
      about: { role, to: accountId, office: officeId, by: actor.accountId },
    })
    return given as { id: string }
  })
}
