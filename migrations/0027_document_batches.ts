import type { Knex } from 'knex'

// Documents of many cases ordered at once. Each case is an item that is worked on in a transaction of its own, so that a
// batch which was interrupted goes on where it was.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table document_batches (
      agency_id   uuid not null references agencies (id),
      id          uuid not null,
      action      text not null check (action in ('grant', 'reissue', 'retry')),
      reason      text not null,
      begun_by    uuid not null references accounts (id),
      begun_at    timestamptz not null,
      finished_at timestamptz,
      primary key (agency_id, id)
    );
    create index document_batches_by_time on document_batches (agency_id, begun_at desc);

    create table document_batch_items (
      agency_id   uuid not null,
      batch_id    uuid not null,
      position    integer not null,
      case_number text not null,
      status      text not null default 'waiting' check (status in ('waiting', 'done', 'failed')),
      -- Why nothing came of it, as a code.
      problem     text,
      -- The document that it has brought about.
      document_id uuid,
      primary key (agency_id, batch_id, position),
      constraint batch_items_once_a_case unique (agency_id, batch_id, case_number),
      foreign key (agency_id, batch_id) references document_batches (agency_id, id),
      foreign key (agency_id, document_id) references documents (agency_id, id),
      check ((status = 'failed') = (problem is not null)),
      check ((status = 'done') = (document_id is not null))
    );
    create index batch_items_waiting on document_batch_items (agency_id, batch_id, position) where status = 'waiting';
    grant select, insert, update on document_batches, document_batch_items to parley_app;
  `)
  for (const table of ['document_batches', 'document_batch_items']) {
    await knex.raw(`
      alter table ${table} enable row level security;
      alter table ${table} force row level security;
      create policy ${table}_of_their_agency on ${table} using (agency_id = any ((select acting_agencies())::uuid[]));
      create policy ${table}_for_the_house on ${table} using ((select acting_purpose()) in ('house', 'upkeep'));
    `)
  }
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table document_batch_items, document_batches')
}
