import type { Knex } from 'knex'

export const rolesChannel = 'parley_roles'

/** Tells every process, when the transaction commits, that somebody's roles have become fewer. */
export async function announceRoles(trx: Knex.Transaction, accountId: string): Promise<void> {
  await trx.raw('select pg_notify(?, ?)', [rolesChannel, accountId])
}
