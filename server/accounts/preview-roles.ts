import type { Knex } from 'knex'
import type { z } from 'zod'
import { type Assignment, abilityFor } from '../../catalog/abilities.ts'
import { type Held, type PermissionName, permissionNames, permissions } from '../../catalog/permissions.ts'
import type { SubjectName } from '../../catalog/rule.ts'
import { reachOf } from '../database/accessible.ts'
import { actingFor } from '../database/acting.ts'
import { subjectTable } from '../database/subject-table.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from './actor.ts'
import { loadRoleChanges, type RoleChange, roleChangesInput } from './role-changes.ts'
import { rolesHeld } from './roles-held.ts'

/** What one person could no longer do, and newly could, on records that are there today. */
export type RoleEffect = {
  person: string
  permission: PermissionName
  subject: SubjectName
  lost: number
  gained: number
}

/**
 * What a change of roles would do to the people who hold them, counted on the agency's records by the rules before and
 * after. Nothing is changed. For the house: of the records nobody is shown more than how many there are.
 * @throws as `loadRoleChanges`
 */
export async function previewRoles(
  deps: Deps,
  actor: Actor,
  input: z.input<typeof roleChangesInput>,
): Promise<RoleEffect[]> {
  const asked = roleChangesInput.parse(input)
  return deps.db.transaction(async (trx) => {
    const changes = await loadRoleChanges(trx, actor, asked)
    return actingFor({ purpose: 'house' }, async () => {
      const holders = await trx('role_assignments as h')
        .join('accounts as a', 'a.id', 'h.account_id')
        .where('h.agency_id', asked.agencyId)
        .whereIn(
          'h.role',
          changes.map(({ role }) => role.key),
        )
        .distinct('a.id', 'a.name')
        .orderBy('a.name')
        .select<{ id: string; name: string }[]>()
      const effects = holders.map(({ id, name }) => effectsOn(trx, { id, name }, asked.agencyId, changes))
      return (await Promise.all(effects)).flat()
    })
  })
}

async function effectsOn(
  trx: Knex,
  { id, name }: { id: string; name: string },
  agencyId: string,
  changes: RoleChange[],
): Promise<RoleEffect[]> {
  const before = await rolesHeld(trx, id)
  const after = before.map((held) => ({ ...held, permissions: changedPermissions(held, agencyId, changes) }))
  const effects: RoleEffect[] = []
  for (const permission of permissionNames) {
    const counted = await count(trx, permission, agencyId, { accountId: id, before, after })
    if (counted.lost > 0 || counted.gained > 0) effects.push({ person: name, permission, ...counted })
  }
  return effects
}

const changedPermissions = (held: Assignment, agencyId: string, changes: RoleChange[]): readonly Held[] =>
  (held.agencyId === agencyId && changes.find(({ role }) => role.key === held.role)?.after) || held.permissions

type Compared = { accountId: string; before: Assignment[]; after: Assignment[] }

async function count(db: Knex, permission: PermissionName, agency_id: string, { accountId, before, after }: Compared) {
  const [{ action, subject, fields }] = permissions[permission].allows
  const [field] = fields ?? []
  const [old, now] = [before, after].map((assignments) =>
    reachOf(abilityFor({ accountId, assignments }), action, subject, { field }),
  ) as [ReturnType<typeof reachOf>, ReturnType<typeof reachOf>]
  if (JSON.stringify(old) === JSON.stringify(now)) return { subject, lost: 0, gained: 0 }
  const differing = (some: typeof old, other: typeof old, name: string) =>
    db.raw(`count(*) filter (where (${some.sql}) and (${other.sql}) is not true)::integer as ${name}`, [
      ...some.bindings,
      ...other.bindings,
    ])
  const [counted] = await db(subjectTable[subject])
    .where({ agency_id })
    .select(differing(old, now, 'lost'), differing(now, old, 'gained'))
  return { subject, lost: Number(counted.lost), gained: Number(counted.gained) }
}
