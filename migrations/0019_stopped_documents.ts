import type { Knex } from 'knex'

// Why an ordered document cannot be printed as it is, until somebody has it tried again; and how often it has broken
// the browser that was to print it.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table documents
      add column problem jsonb,
      add column print_failures integer not null default 0,
      add constraint documents_stop_before_issuing check (problem is null or status = 'ordered')
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table documents drop column problem, drop column print_failures')
}
