import type { Knex } from 'knex'
import { z } from 'zod'
import { type Held, permissionNames, reaches } from '../../catalog/permissions.ts'
import { isDivided, widens } from '../../catalog/separation.ts'
import { ChangedMeanwhile, Invalid, NotFound, NotPermitted } from '../errors.ts'
import type { Actor } from './actor.ts'
import { authorize } from './authorize.ts'
import { Role } from './role.model.ts'

const permissionList = z.array(
  z.object({ permission: z.enum(permissionNames as [Held['permission']]), reach: z.enum(reaches) }),
)

/** What several roles of one agency are to hold, each with the version that was before whoever changes it. */
export const roleChangesInput = z.object({
  agencyId: z.uuid(),
  roles: z
    .array(
      z.object({ id: z.uuid(), version: z.number().int(), permissions: permissionList.max(permissionNames.length) }),
    )
    .min(1)
    .max(50),
})
export type RoleChanges = z.infer<typeof roleChangesInput>

export type RoleChange = { role: Role; before: Held[]; after: Held[] }

/**
 * The changes with what the roles hold now, locked until the transaction ends, and refused where the actor may not make
 * them.
 * @throws NotFound, NotPermitted for more rights in a role of one's own, Invalid for duties that exclude each other,
 *   ChangedMeanwhile.
 */
export async function loadRoleChanges(
  trx: Knex,
  actor: Actor,
  { agencyId, roles }: RoleChanges,
): Promise<RoleChange[]> {
  const changes: RoleChange[] = []
  for (const { id, version, permissions } of roles.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
    const role = await Role.query(trx).findById([agencyId, id]).forUpdate()
    authorize(actor, 'change', 'Role', role)
    if (role.version !== version) throw new ChangedMeanwhile()
    const before = await permissionsOf(trx, role)
    const holds = actor.assignments.some((held) => held.agencyId === agencyId && held.role === role.key)
    if (holds && widens(before, permissions)) throw new NotPermitted('nobody widens a role of their own')
    if (isDivided(permissions)) throw new Invalid([{ path: role.key, reason: 'divided-duties' }])
    changes.push({ role, before, after: permissions })
  }
  if (changes.length === 0) throw new NotFound('role')
  return changes
}

/** What a role holds, as the agency has written it. */
export const permissionsOf = (db: Knex, { agency_id, key }: Pick<Role, 'agency_id' | 'key'>): Promise<Held[]> =>
  db('role_permissions').where({ agency_id, role: key }).orderBy('permission').select('permission', 'reach')
