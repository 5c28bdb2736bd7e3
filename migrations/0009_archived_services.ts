import type { Knex } from 'knex'

// A service that is no longer offered stays for those who have begun it, and can be offered again.
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table services add column archived_at timestamptz')
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table services drop column archived_at')
}
