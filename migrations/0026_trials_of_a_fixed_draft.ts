import type { Knex } from 'knex'

// A trial link can lead to the draft as it stood when the link was made: that draft is kept with it until it is withdrawn.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table trial_links
      add column definition json,
      add constraint trial_links_lead_to_one_thing check (version is null or definition is null);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table trial_links drop constraint trial_links_lead_to_one_thing, drop column definition;
  `)
}
