import type { Knex } from 'knex'

// What a designer works on before it is a version: at most one draft a service. `revision` counts its savings, so that
// two who edit at once are told of each other. Like a version, its definition is `json`: key order is kept.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table service_drafts (
      agency_id        uuid not null,
      service_id       uuid not null,
      definition       json not null,
      based_on         integer,
      revision         integer not null default 1,
      status           text not null default 'draft' check (status in ('draft', 'in-review')),
      edited_by        uuid not null references accounts (id),
      edited_at        timestamptz not null,
      submitted_by     uuid references accounts (id),
      submitted_at     timestamptz,
      returned_because text,
      primary key (agency_id, service_id),
      foreign key (agency_id, service_id) references services (agency_id, id),
      foreign key (agency_id, service_id, based_on) references service_versions (agency_id, service_id, version),
      check ((status = 'in-review') = (submitted_by is not null and submitted_at is not null))
    );
    grant select, insert, update, delete on service_drafts to parley_app;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table service_drafts')
}
