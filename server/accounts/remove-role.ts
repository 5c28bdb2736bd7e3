import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { NotInThisState } from '../errors.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import type { Actor } from './actor.ts'
import { authorize } from './authorize.ts'
import { Role } from './role.model.ts'

export const removeRoleInput = z.object({ id: z.uuid() })

/** Removes a role that nobody holds. @throws NotFound; NotInThisState while somebody holds it. */
export async function removeRole(deps: Deps, actor: Actor, input: z.input<typeof removeRoleInput>): Promise<void> {
  const { id } = removeRoleInput.parse(input)
  await deps.db.transaction(async (trx) => {
    const role = await Role.query(trx).findOne({ id }).forUpdate()
    authorize(actor, 'change', 'Role', role)
    const { agency_id, key } = role
    if (await trx('role_assignments').where({ agency_id, role: key }).first('id')) throw new NotInThisState('held')
    await trx('roles').where({ agency_id, id }).delete()
    await appendEvidence(trx, deps, {
      agencyId: agency_id,
      type: 'role.removed',
      at: deps.now(),
      about: { role: key, by: actor.accountId },
    })
  })
}
