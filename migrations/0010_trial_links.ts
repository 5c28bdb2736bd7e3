import type { Knex } from 'knex'

// A link by which anyone who has it can try a service in a conversation of their own browser. Of the link only a digest
// is kept, and of who tries it nothing. Without a version it leads to the draft as it stands.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table trial_links (
      agency_id    uuid not null,
      service_id   uuid not null,
      id           uuid not null,
      token_hash   text not null unique,
      version      integer,
      made_by      uuid not null references accounts (id),
      made_at      timestamptz not null,
      expires_at   timestamptz not null,
      withdrawn_at timestamptz,
      primary key (agency_id, id),
      foreign key (agency_id, service_id) references services (agency_id, id),
      foreign key (agency_id, service_id, version) references service_versions (agency_id, service_id, version)
    );
    create index trial_links_of_service on trial_links (agency_id, service_id);
    grant select, insert, update on trial_links to parley_app;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table trial_links')
}
