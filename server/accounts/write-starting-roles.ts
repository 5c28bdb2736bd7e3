import type { Knex } from 'knex'
import { startingRoles } from '../../catalog/starting-roles.ts'
import { actingFor } from '../database/acting.ts'

/**
 * Gives a new agency the roles it begins with, in the transaction that makes the agency. For the house: nobody works
 * there yet. Safe to repeat: a role that is there stays as its agency has made it.
 */
export async function writeStartingRoles(trx: Knex, newId: () => string, agencyId: string): Promise<void> {
  await actingFor({ purpose: 'house' }, async () => {
    for (const { key, names, permissions } of startingRoles) {
      const made = await trx('roles')
        .insert({ agency_id: agencyId, id: newId(), key, names })
        .onConflict(['agency_id', 'key'])
        .ignore()
        .returning('id')
      if (made.length === 0) continue
      await trx('role_permissions').insert(permissions.map((held) => ({ agency_id: agencyId, role: key, ...held })))
    }
  })
}
