import type { Knex } from 'knex'

// Every key begins with what the table will be partitioned by: agency for what agencies keep,
// conversation for what a conversation holds. JSON whose key order people see is `json`, not `jsonb`.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create extension if not exists pg_trgm`)
  await knex.raw(agencies)
  await knex.raw(accounts)
  await knex.raw(conversations)
  await knex.raw(cases)
  await knex.raw(evidence)
  await knex.raw(grants)
}

export async function down(): Promise<void> {
  throw new Error('The first migration cannot be taken back: drop the database instead.')
}

const agencies = `
  create table agencies (
    id          uuid primary key,
    slug        text not null constraint agencies_slug_taken unique,
    names       jsonb not null,
    verified_at timestamptz,
    created_at  timestamptz not null default now()
  );

  create table offices (
    agency_id uuid not null references agencies (id),
    id        uuid not null,
    slug      text not null,
    names     jsonb not null,
    primary key (agency_id, id),
    constraint offices_slug_taken unique (agency_id, slug)
  );

  create table services (
    agency_id         uuid not null references agencies (id),
    id                uuid not null,
    slug              text not null,
    published_version integer,
    category          text not null,
    title_text        text not null,
    body_text         text not null,
    search            tsvector not null generated always as (
                        setweight(to_tsvector('english', title_text), 'A') ||
                        setweight(to_tsvector('russian', title_text), 'A') ||
                        setweight(to_tsvector('english', body_text), 'B') ||
                        setweight(to_tsvector('russian', body_text), 'B')) stored,
    created_at        timestamptz not null default now(),
    primary key (agency_id, id),
    constraint services_slug_taken unique (agency_id, slug)
  );
  create index services_search on services using gin (search);
  create index services_similar on services using gin ((title_text || ' ' || body_text) gin_trgm_ops);

  create table service_versions (
    agency_id    uuid not null,
    service_id   uuid not null,
    version      integer not null,
    definition   json not null,
    form_hash    text not null,
    published_at timestamptz not null,
    primary key (agency_id, service_id, version),
    foreign key (agency_id, service_id) references services (agency_id, id)
  );
  alter table services add constraint services_published_version_exists
    foreign key (agency_id, id, published_version) references service_versions (agency_id, service_id, version)
    deferrable initially deferred;
`

const accounts = `
  create table accounts (
    id         uuid primary key,
    iss        text not null,
    sub        text not null,
    name       text not null,
    locale     text not null,
    created_at timestamptz not null default now(),
    constraint accounts_identity_taken unique (iss, sub)
  );

  create table role_assignments (
    id         uuid primary key,
    account_id uuid not null references accounts (id),
    agency_id  uuid references agencies (id),
    role       text not null,
    granted_at timestamptz not null default now(),
    constraint role_assignments_given_once unique nulls not distinct (account_id, agency_id, role)
  );

  create table sessions (
    id_hash          bytea primary key,
    account_id       uuid not null references accounts (id),
    sid              text,
    acr              text,
    auth_time        timestamptz not null,
    created_at       timestamptz not null,
    last_seen_at     timestamptz not null,
    idle_minutes     integer not null,
    absolute_expires timestamptz not null,
    revoked_at       timestamptz
  );
  create index sessions_by_account on sessions (account_id);

  -- One counter a person: the position of each message in that person's stream, without gaps.
  create table mailboxes (
    account_id    uuid primary key references accounts (id),
    last_position bigint not null default 0
  );
`

const conversations = `
  create table conversations (
    id              uuid primary key,
    account_id      uuid not null references accounts (id),
    agency_id       uuid not null,
    service_id      uuid not null,
    service_version integer not null,
    locale          text not null,
    status          text not null default 'open' check (status in ('open', 'submitted', 'decided')),
    state           json not null,
    version         integer not null default 1,
    last_seq        integer not null default 0,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    foreign key (agency_id, service_id, service_version) references service_versions (agency_id, service_id, version)
  ) with (fillfactor = 70);
  create index conversations_by_account on conversations (account_id, updated_at desc);

  create table messages (
    conversation_id uuid not null references conversations (id),
    seq             integer not null,
    id              uuid not null,
    account_id      uuid not null,
    position        bigint not null,
    author          json not null,
    at              timestamptz not null,
    body            json not null,
    primary key (conversation_id, seq)
  );
  create index messages_by_position on messages (account_id, position);

  create table turns (
    conversation_id uuid not null references conversations (id),
    id              uuid not null,
    first_seq       integer not null,
    last_seq        integer not null,
    at              timestamptz not null,
    primary key (conversation_id, id)
  );

  create table files (
    conversation_id uuid not null references conversations (id),
    id              uuid not null,
    account_id      uuid not null references accounts (id),
    name            text not null,
    mime            text not null,
    size            integer not null,
    sha256          text not null,
    uploaded_at     timestamptz not null,
    primary key (conversation_id, id)
  );
`

const cases = `
  create table number_series (
    agency_id uuid not null references agencies (id),
    series    text not null,
    year      integer not null,
    last      integer not null,
    primary key (agency_id, series, year)
  );

  create table submissions (
    agency_id       uuid not null references agencies (id),
    id              uuid not null,
    number          text not null constraint submissions_number_taken unique,
    conversation_id uuid not null constraint submissions_once_a_conversation unique references conversations (id),
    account_id      uuid not null references accounts (id),
    service_id      uuid not null,
    service_version integer not null,
    locale          text not null,
    data            json not null,
    sections        json not null,
    hash            text not null,
    submitted_at    timestamptz not null,
    primary key (agency_id, id)
  );
  create index submissions_by_account on submissions (account_id);

  create table cases (
    agency_id     uuid not null references agencies (id),
    id            uuid not null,
    submission_id uuid not null,
    number        text not null,
    account_id    uuid not null references accounts (id),
    applicant     text not null,
    service_id    uuid not null,
    office_id     uuid not null,
    title         jsonb not null,
    status        text not null default 'open' check (status in ('open', 'decided')),
    opened_at     timestamptz not null,
    due_at        timestamptz not null,
    outcome       text check (outcome in ('granted', 'refused')),
    reason        text,
    decided_by    uuid references accounts (id),
    decided_by_rule boolean,
    decided_at    timestamptz,
    version       integer not null default 1,
    primary key (agency_id, id),
    constraint cases_once_a_submission unique (agency_id, submission_id),
    foreign key (agency_id, submission_id) references submissions (agency_id, id),
    foreign key (agency_id, office_id) references offices (agency_id, id),
    check ((status = 'decided') = (outcome is not null and reason is not null and decided_at is not null))
  );
  create index cases_inbox on cases (agency_id, status, due_at);
  create index cases_by_account on cases (account_id);

  create table documents (
    agency_id     uuid not null references agencies (id),
    id            uuid not null,
    kind          text not null check (kind in ('receipt', 'decision')),
    submission_id uuid not null,
    account_id    uuid not null references accounts (id),
    number        text not null,
    code          text not null constraint documents_code_taken unique,
    title         text not null,
    locale        text not null,
    status        text not null default 'ordered' check (status in ('ordered', 'issued')),
    ordered_at    timestamptz not null,
    issued_at     timestamptz,
    sha256        text constraint documents_sha256_taken unique,
    size          integer,
    primary key (agency_id, id),
    constraint documents_number_taken unique (agency_id, number),
    constraint documents_once_a_submission unique (agency_id, submission_id, kind),
    foreign key (agency_id, submission_id) references submissions (agency_id, id),
    check ((status = 'issued') = (issued_at is not null and sha256 is not null and size is not null))
  );
  create index documents_by_account on documents (account_id, issued_at desc);
`

const evidence = `
  -- The end of each agency's evidence log; its row lock keeps log_index free of gaps.
  create table evidence_heads (
    agency_id  uuid primary key references agencies (id),
    last_index bigint not null,
    last_hash  bytea not null
  );

  create table evidence_records (
    agency_id uuid not null references agencies (id),
    log_index bigint not null,
    id        uuid not null,
    type      text not null,
    at        timestamptz not null,
    body      text not null,
    prev_hash bytea not null,
    hash      bytea not null,
    primary key (agency_id, log_index)
  );

  create table accesses (
    account_id  uuid not null references accounts (id),
    id          uuid not null,
    agency_id   uuid not null references agencies (id),
    accessed_by uuid references accounts (id),
    role        text not null,
    case_number text,
    what        text not null,
    purpose     text not null,
    at          timestamptz not null,
    primary key (account_id, id)
  );
  create index accesses_by_time on accesses (account_id, at desc);
`

// The application role owns nothing; what must never be rewritten it can only add to.
const grants = `
  grant usage on schema public to parley_app;
  grant select, insert, update, delete on
    agencies, offices, services, service_versions, accounts, role_assignments, sessions, mailboxes,
    conversations, messages, turns, files, number_series, submissions, cases, documents, evidence_heads to parley_app;
  grant select, insert on evidence_records, accesses to parley_app;
  revoke update, delete on submissions, turns, service_versions from parley_app;
`
