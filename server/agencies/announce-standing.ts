import type { Knex } from 'knex'

export const standingChannel = 'parley_standing'

/** Tells every process, when the transaction commits, that an agency is verified or no longer is. */
export async function announceStanding(trx: Knex.Transaction, agencyId: string): Promise<void> {
  await trx.raw(`select pg_notify(?, (select slug from agencies where id = ?))`, [standingChannel, agencyId])
}
