import type { Knex } from 'knex'
import type { Assignment } from '../../catalog/abilities.ts'
import { builtInRoles } from '../../catalog/starting-roles.ts'

/**
 * The roles of an account as one JSON value, for the statement that finds out who asks: each with what its agency
 * allows it at this moment, and the cases that are open to its holder in an emergency.
 */
export const rolesHeldBy = (account: string, moment: string): string => `coalesce((
  select json_agg(json_build_object(
    'role', h.role, 'names', o.names, 'agencyId', h.agency_id, 'agency', g.slug, 'officeId', h.office_id,
    'permissions', coalesce((
      select json_agg(json_build_object('permission', p.permission, 'reach', p.reach) order by p.permission)
      from role_permissions p where p.agency_id = h.agency_id and p.role = h.role), '[]'),
    'emergencies', coalesce((
      select json_agg(json_build_object('caseId', e.opened))
      from running_emergencies(h.account_id, h.agency_id, ${moment}) e), '[]'))
    order by h.granted_at, h.id)
  from role_assignments h
  left join agencies g on g.id = h.agency_id
  left join roles o on o.agency_id = h.agency_id and o.key = h.role
  where h.account_id = ${account}), '[]')`

/** What `rolesHeldBy` found. The roles of no agency have their names from the house. */
export function readRolesHeld(
  found: (Omit<Assignment, 'names'> & { names: Assignment['names'] | null })[],
): Assignment[] {
  return found.map((held) => ({ ...held, names: held.names ?? namesOf(held.role) }))
}

const namesOf = (role: string) => (role === 'agency-representative' ? builtInRoles[role] : builtInRoles.administrator)

export async function rolesHeld(db: Knex, accountId: string, moment = new Date()): Promise<Assignment[]> {
  const { rows } = await db.raw(`select ${rolesHeldBy('?', '?')} as held`, [moment, accountId])
  return readRolesHeld(rows[0].held)
}
