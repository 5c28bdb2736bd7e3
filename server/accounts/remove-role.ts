import type { Knex } from 'knex'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { ChangedMeanwhile, NotPermitted } from '../errors.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import type { Actor } from './actor.ts'
import { announceRoles } from './announce-roles.ts'
import { authorize } from './authorize.ts'
import { Role } from './role.model.ts'
import { endSessionsWithoutRole } from './sessions.ts'

export const removeRoleInput = z.object({
  id: z.uuid(),
  /** How many hold it, as it was seen: it is taken from nobody unseen. */
  holders: z.number().int().min(0).default(0),
})

/**
 * Removes a role, from whoever holds it too; invitations to it are void. What that would do is shown before by
 * `previewRoles`.
 * @throws NotFound; NotPermitted for a role of one's own; ChangedMeanwhile when others hold it than were seen
 */
export async function removeRole(deps: Deps, actor: Actor, input: z.input<typeof removeRoleInput>): Promise<void> {
  const { id, holders: seen } = removeRoleInput.parse(input)
  await deps.db.transaction(async (trx) => {
    const role = await Role.query(trx).findOne({ id }).forUpdate()
    authorize(actor, 'change', 'Role', role)
    const { agency_id, key } = role
    const held = { agency_id, role: key }
    const holders: string[] = await trx('role_assignments').where(held).pluck('account_id')
    if (holders.includes(actor.accountId)) throw new NotPermitted('nobody takes away their own role')
    if (holders.length !== seen) throw new ChangedMeanwhile()
    if (holders.length > 0) authorize(actor, 'give', 'RoleAssignment', { agency_id })
    for (const accountId of holders) await takeFrom(trx, deps, actor, { ...held, account_id: accountId })
    await trx('invitations')
      .where({ ...held, accepted_at: null, withdrawn_at: null })
      .update({ withdrawn_at: deps.now(), token_hash: null })
    await trx('roles').where({ agency_id, id }).delete()
    await appendEvidence(trx, deps, {
      agencyId: agency_id,
      type: 'role.removed',
      at: deps.now(),
      about: { role: key, holders: holders.length, by: actor.accountId },
    })
  })
}

async function takeFrom(
  trx: Knex.Transaction,
  deps: Deps,
  actor: Actor,
  held: { agency_id: string; role: string; account_id: string },
): Promise<void> {
  await trx('role_assignments').where(held).delete()
  await endSessionsWithoutRole(trx, held.account_id, deps.now())
  await announceRoles(trx, held.account_id)
  const about = { role: held.role, from: held.account_id, by: actor.accountId }
  await appendEvidence(trx, deps, { agencyId: held.agency_id, type: 'role.taken-away', at: deps.now(), about })
}
