import type { Knex } from 'knex'

// An agency is applied for with evidence, looked at by two administrators who are not the applicant, and verified for a
// time. Where verified_at is empty the agency is not verified, for whatever reason: so one column answers everywhere.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(standing)
  await knex.raw(applications)
  await knex.raw(verifications)
  for (const [table, policies] of Object.entries(protectedTables)) {
    await knex.raw(`alter table ${table} enable row level security; alter table ${table} force row level security`)
    for (const [name, policy] of Object.entries(policies)) {
      await knex.raw(`create policy ${table}_${name} on ${table} ${policy}`)
    }
  }
  await knex.raw(`create policy accesses_recorded_by_administration on accesses
    for insert with check (${administration} and accessed_by = (select acting_account()))`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop policy accesses_recorded_by_administration on accesses')
  await knex.raw(`drop table verified_names, agency_verifications, application_checks, application_openings,
    application_files, agency_applications`)
  await knex.raw(`alter table agencies drop constraint agencies_one_standing, drop column suspended_at,
    drop column suspended_by, drop column revoked_at, drop column standing_reason`)
  await knex.raw('alter table offices drop column address')
}

const standing = `
  alter table agencies
    add column suspended_at timestamptz,
    add column suspended_by uuid references accounts (id),
    add column revoked_at timestamptz,
    add column standing_reason text,
    add constraint agencies_one_standing check (num_nonnulls(verified_at, suspended_at, revoked_at) <= 1),
    add constraint agencies_suspended_by_somebody check ((suspended_at is null) = (suspended_by is null));
  alter table offices add column address text not null default '';
`

const applications = `
  create table agency_applications (
    agency_id       uuid not null references agencies (id),
    id              uuid not null,
    account_id      uuid not null references accounts (id),
    status          text not null default 'draft'
                    check (status in ('draft', 'waiting', 'returned', 'refused', 'withdrawn', 'approved')),
    names           jsonb not null,
    legal_body      text not null,
    register_number text not null,
    offices         json not null,
    contact         json not null,
    -- Digest of all that is applied for and of the files: what a check is about. Empty until it is sent.
    evidence_hash   text,
    created_at      timestamptz not null,
    sent_at         timestamptz,
    version         integer not null default 1,
    primary key (agency_id, id),
    check (status <> 'waiting' or (evidence_hash is not null and sent_at is not null))
  );
  create unique index agency_applications_one_open on agency_applications (agency_id)
    where status in ('draft', 'waiting', 'returned');

  create table application_files (
    agency_id      uuid not null,
    application_id uuid not null,
    id             uuid not null,
    account_id     uuid not null,
    name           text not null,
    mime           text not null,
    size           integer not null,
    sha256         text not null,
    uploaded_at    timestamptz not null,
    primary key (agency_id, application_id, id),
    foreign key (agency_id, application_id) references agency_applications (agency_id, id)
  );

  -- Which administrator has opened which file.
  create table application_openings (
    agency_id      uuid not null,
    application_id uuid not null,
    file_id        uuid not null,
    opened_by      uuid not null references accounts (id),
    opened_at      timestamptz not null,
    primary key (agency_id, application_id, file_id, opened_by),
    foreign key (agency_id, application_id, file_id) references application_files (agency_id, application_id, id)
      on delete cascade
  );

  -- One person checks one state of an application once, in however many sessions.
  create table application_checks (
    agency_id      uuid not null,
    application_id uuid not null,
    checked_by     uuid not null references accounts (id),
    evidence_hash  text not null,
    verdict        text not null check (verdict in ('approved', 'returned', 'refused')),
    note           text not null check (note <> ''),
    checked_at     timestamptz not null,
    primary key (agency_id, application_id, evidence_hash, checked_by),
    foreign key (agency_id, application_id) references agency_applications (agency_id, id)
  );
  grant select, insert, update on agency_applications to parley_app;
  grant select, insert, delete on application_files to parley_app;
  grant select, insert on application_openings, application_checks to parley_app;
`

const verifications = `
  create table agency_verifications (
    agency_id       uuid not null references agencies (id),
    id              uuid not null,
    application_id  uuid not null,
    legal_body      text not null,
    register_number text not null,
    applied_by      uuid not null references accounts (id),
    first_check_by  uuid not null references accounts (id),
    first_check_at  timestamptz not null,
    second_check_by uuid not null references accounts (id),
    second_check_at timestamptz not null,
    evidence_hash   text not null,
    valid_from      timestamptz not null,
    valid_until     timestamptz not null,
    ended_at        timestamptz,
    primary key (agency_id, id),
    foreign key (agency_id, application_id) references agency_applications (agency_id, id),
    constraint agency_verifications_by_two check (first_check_by <> second_check_by),
    constraint agency_verifications_by_others check (applied_by not in (first_check_by, second_check_by))
  );
  create unique index agency_verifications_one_valid on agency_verifications (agency_id) where ended_at is null;

  -- What names of agencies come down to for the eye: no second agency gets one of these.
  create table verified_names (
    skeleton  text primary key,
    name      text not null,
    agency_id uuid not null references agencies (id)
  );
  grant select, insert, update on agency_verifications to parley_app;
  grant select, insert, delete on verified_names to parley_app;
`

const administration = `(select acting_purpose()) = 'administration'`
const house = { for_the_house: `using ((select acting_purpose()) in ('house', 'upkeep'))` }
const own = 'account_id = (select acting_account())'
const ownApplication = `exists (select from agency_applications a where a.id = application_id and a.${own})`

const protectedTables: Record<string, Record<string, string>> = {
  agency_applications: {
    own: `using (${own})`,
    read_by_administration: `for select using (${administration})`,
    moved_by_administration: `for update using (${administration})`,
    ...house,
  },
  application_files: {
    own: `using (${own})`,
    read_by_administration: `for select using (${administration})`,
    ...house,
  },
  application_openings: {
    read_by_administration: `for select using (${administration})`,
    made_by_administration: `for insert with check (${administration} and opened_by = (select acting_account()))`,
    ...house,
  },
  application_checks: {
    read_by_applicant: `for select using (${ownApplication})`,
    read_by_administration: `for select using (${administration})`,
    // Nobody checks what they have applied for, whatever a program forgets.
    made_by_others: `for insert with check (${administration} and checked_by = (select acting_account())
                     and not ${ownApplication})`,
    ...house,
  },
  agency_verifications: {
    read_by_everyone: 'for select using (true)',
    made_by_administration: `for insert with check (${administration})`,
    ended_by_administration: `for update using (${administration})`,
    ...house,
  },
  verified_names: {
    read_by_everyone: 'for select using (true)',
    kept_by_administration: `for insert with check (${administration})`,
    ...house,
  },
}
