import type { z } from 'zod'
import type { Held } from '../../catalog/permissions.ts'
import type { Deps } from '../deps.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import type { Actor } from './actor.ts'
import { loadRoleChanges, roleChangesInput } from './role-changes.ts'

/**
 * Changes what roles of the agency may do. It holds from the next request of everybody who has one of them; before and
 * after are in the evidence.
 * @throws as `loadRoleChanges`
 */
export async function changeRoles(deps: Deps, actor: Actor, input: z.input<typeof roleChangesInput>): Promise<void> {
  const asked = roleChangesInput.parse(input)
  await deps.db.transaction(async (trx) => {
    for (const { role, before, after } of await loadRoleChanges(trx, actor, asked)) {
      const { agency_id, id, key, version } = role
      await trx('role_permissions').where({ agency_id, role: key }).delete()
      if (after.length > 0)
        await trx('role_permissions').insert(after.map((held) => ({ agency_id, role: key, ...held })))
      await trx('roles')
        .where({ agency_id, id })
        .update({ version: version + 1, changed_at: deps.now() })
      await appendEvidence(trx, deps, {
        agencyId: agency_id,
        type: 'role.changed',
        at: deps.now(),
        about: { role: key, before: written(before), after: written(after), by: actor.accountId },
      })
    }
  })
}

/** `decide-cases: office; see-cases: agency`, in the order of the alphabet. */
const written = (held: readonly Held[]): string =>
  held
    .map(({ permission, reach }) => `${permission}: ${reach}`)
    .toSorted()
    .join('; ')
