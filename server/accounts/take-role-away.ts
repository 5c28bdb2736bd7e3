import { z } from 'zod'
import { mayGive } from '../../catalog/separation.ts'
import type { Deps } from '../deps.ts'
import { NotPermitted } from '../errors.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import type { Actor } from './actor.ts'
import { announceRoles } from './announce-roles.ts'
import { authorize } from './authorize.ts'
import { RoleAssignment } from './role-assignment.model.ts'
import { endSessionsWithoutRole } from './sessions.ts'

export const takeRoleAwayInput = z.object({ id: z.uuid() })

/**
 * Takes a role from somebody. It is gone with their next request; with the last role an official's sessions end.
 * @throws NotFound for what is not there or of another agency; NotPermitted for one's own.
 */
export async function takeRoleAway(deps: Deps, actor: Actor, input: z.input<typeof takeRoleAwayInput>): Promise<void> {
  const { id } = takeRoleAwayInput.parse(input)
  await deps.db.transaction(async (trx) => {
    const found = await RoleAssignment.query(trx).findById(id).forUpdate()
    authorize(actor, 'give', 'RoleAssignment', found)
    if (!mayGive(actor, { accountId: found.account_id })) throw new NotPermitted('nobody takes away their own role')
    await RoleAssignment.query(trx).deleteById(id)
    await endSessionsWithoutRole(trx, found.account_id, deps.now())
    await announceRoles(trx, found.account_id)
    await appendEvidence(trx, deps, {
      // The right to give it holds within one agency only.
      agencyId: found.agency_id as string,
      type: 'role.taken-away',
      at: deps.now(),
      about: { role: found.role, from: found.account_id, by: actor.accountId },
    })
  })
}
