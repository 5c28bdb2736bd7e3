import type { Knex } from 'knex'

// A session begun as an official is over when the last role is gone, instead of going on as an applicant's.
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table sessions add column official boolean not null default false')
  await knex.raw(`update sessions s set official = exists (
    select from role_assignments r where r.account_id = s.account_id)`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table sessions drop column official')
}
