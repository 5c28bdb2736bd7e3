import type { Knex } from 'knex'

// Keys of agencies' seals and what two administrators decide about them; what our own authority issued, took back and
// published about it; and every file of a document, because proof for later years is added to a file that others have.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(tables)
  for (const [table, policies] of Object.entries(protectedTables)) {
    await knex.raw(`alter table ${table} enable row level security; alter table ${table} force row level security`)
    for (const [name, policy] of Object.entries({ ...policies, ...house }))
      await knex.raw(`create policy ${table}_${name} on ${table} ${policy}`)
  }
  await knex.raw(`grant select, insert, update, delete on ${Object.keys(protectedTables).join(', ')} to parley_app`)
  await knex.raw(keepWhatIsIssued)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop table ${Object.keys(protectedTables).reverse().join(', ')}`)
  await knex.raw('alter table documents drop column level, drop column stamped_until')
}

const tables = `
  create table seal_keys (
    agency_id uuid not null references agencies (id),
    id uuid not null,
    name text not null,
    algorithm text not null,
    certificate bytea not null,
    sha256 text not null unique,
    status text not null default 'active' check (status in ('active', 'retired', 'revoked')),
    valid_from timestamptz not null,
    valid_until timestamptz not null,
    activated_at timestamptz not null,
    retired_at timestamptz,
    revoked_at timestamptz,
    revocation_reason text,
    compromised_since timestamptz,
    primary key (agency_id, id),
    unique (agency_id, name),
    check ((status = 'revoked') = (revoked_at is not null))
  );
  create unique index seal_keys_one_active on seal_keys (agency_id) where status = 'active';

  create table seal_key_changes (
    agency_id uuid not null references agencies (id),
    id uuid not null,
    kind text not null check (kind in ('rotate', 'revoke')),
    seal_key_id uuid,
    algorithm text,
    reason text not null,
    revocation_reason text,
    compromised_since timestamptz,
    status text not null default 'proposed' check (status in ('proposed', 'approved', 'refused')),
    proposed_by uuid not null references accounts (id),
    proposed_at timestamptz not null,
    decided_by uuid references accounts (id),
    decided_at timestamptz,
    primary key (agency_id, id),
    foreign key (agency_id, seal_key_id) references seal_keys (agency_id, id),
    check (kind = 'rotate' or seal_key_id is not null),
    constraint seal_key_changes_two_people check (status <> 'approved' or decided_by <> proposed_by)
  );
  create unique index seal_key_changes_one_open on seal_key_changes (agency_id) where status = 'proposed';

  create table issued_certificates (
    serial text primary key,
    not_after timestamptz not null,
    issued_at timestamptz not null,
    revoked_at timestamptz,
    revocation_reason text,
    compromised_since timestamptz
  );

  create table revocation_lists (
    number integer primary key,
    this_update timestamptz not null,
    next_update timestamptz not null,
    list bytea not null
  );

  create table trust_lists (
    version integer primary key,
    issued_at timestamptz not null,
    next_update timestamptz not null,
    content_hash text not null,
    list text not null
  );

  create table document_files (
    agency_id uuid not null,
    document_id uuid not null,
    sha256 text not null,
    size integer not null,
    level text not null,
    stored_at timestamptz not null,
    primary key (agency_id, document_id, sha256),
    foreign key (agency_id, document_id) references documents (agency_id, id) on delete cascade
  );
  create index document_files_sha256 on document_files (sha256);

  alter table documents add column level text, add column stamped_until timestamptz;
  create index documents_to_preserve on documents (stamped_until nulls first) where status = 'issued';
`

// Documents issued before have a seal whose level nobody noted down.
const keepWhatIsIssued = `
  insert into document_files (agency_id, document_id, sha256, size, level, stored_at)
  select agency_id, id, sha256, size, 'B-T', issued_at from documents where sha256 is not null;
  update documents set level = 'B-T' where sha256 is not null;
`

const house = { for_the_house: `using ((select acting_purpose()) in ('house', 'upkeep'))` }
const published = { published: 'for select using (true)' }

const protectedTables: Record<string, Record<string, string>> = {
  seal_keys: published,
  seal_key_changes: {},
  issued_certificates: published,
  revocation_lists: published,
  trust_lists: published,
  // Whoever reaches a document reaches what is known of its files.
  document_files: {
    with_its_document: `for select using (
      exists (select from documents d where d.agency_id = document_files.agency_id and d.id = document_id))`,
  },
}
