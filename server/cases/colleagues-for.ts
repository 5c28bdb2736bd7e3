import { subject } from '@casl/ability'
import type { Knex } from 'knex'
import { abilityFor } from '../../catalog/abilities.ts'
import { isOwnCase } from '../../catalog/case-lifecycle.ts'
import { readRolesHeld, rolesHeldBy } from '../accounts/roles-held.ts'
import type { Case } from './case.model.ts'

export type Colleague = { id: string; name: string }

/** Those of the case's agency who could decide it if it were theirs, by name. */
export async function colleaguesFor(
  db: Knex,
  { agency_id, office_id, account_id }: Pick<Case, 'agency_id' | 'office_id'> & { account_id?: string | undefined },
): Promise<Colleague[]> {
  const found = await db('accounts as a')
    .whereIn('a.id', db('role_assignments').where({ agency_id }).select('account_id'))
    .orderBy(['a.name', 'a.id'])
    .select('a.id', 'a.name', db.raw(`${rolesHeldBy('a.id', 'now()')} as held`))
  return found.flatMap(({ id, name, held }) => {
    if (isOwnCase(account_id, id)) return []
    const ability = abilityFor({ accountId: id, assignments: readRolesHeld(held) })
    return ability.can('decide', subject('Case', { agency_id, office_id, assigned_to: id })) ? [{ id, name }] : []
  })
}
