import type { Knex } from 'knex'

// What administrators do for no agency gets a log of the same kind, under the id that no agency has. Every record can be
// found by whom and what it mentions, and is read by administrators; an agency's own administrators read its log.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(log)
  await knex.raw(policies)
  await knex.raw(`
    insert into role_permissions (agency_id, role, permission, reach)
    select agency_id, key, permission, 'agency' from roles, unnest(array['see-evidence', 'change-offices']) permission
    where key = 'staff-administrator' on conflict do nothing`)
}

export async function down(): Promise<void> {
  throw new Error('Evidence of the state cannot be given to an agency.')
}

const log = `
  alter table evidence_heads drop constraint evidence_heads_agency_id_fkey;
  alter table evidence_records drop constraint evidence_records_agency_id_fkey;

  -- Everything that a record names, by which it is found. It says nothing without the record, which the policies guard.
  create table evidence_mentions (
    mention   text not null,
    agency_id uuid not null,
    log_index bigint not null,
    primary key (mention, agency_id, log_index),
    foreign key (agency_id, log_index) references evidence_records (agency_id, log_index)
  );
  grant select, insert on evidence_mentions to parley_app;
  create function note_mentions() returns trigger language plpgsql as $$
  begin
    insert into evidence_mentions (mention, agency_id, log_index)
      select distinct value, new.agency_id, new.log_index from jsonb_each_text(new.body::jsonb -> 'about')
      where length(value) <= 200;
    return null;
  end $$;
  create trigger evidence_records_mention after insert on evidence_records
    for each row execute function note_mentions();
  insert into evidence_mentions (mention, agency_id, log_index)
    select distinct value, agency_id, log_index from evidence_records, jsonb_each_text(body::jsonb -> 'about')
    where length(value) <= 200;

  create index evidence_records_by_time on evidence_records (at desc, agency_id, log_index desc);
  create index evidence_records_of_agency_by_time on evidence_records (agency_id, at desc, log_index desc);

  -- An agency of its own id, or the state: no other log is kept.
  create function log_of_somebody() returns trigger language plpgsql as $$
  begin
    if new.agency_id <> '00000000-0000-0000-0000-000000000000'
       and not exists (select from agencies a where a.id = new.agency_id) then
      raise foreign_key_violation using message = 'no such agency has an evidence log';
    end if;
    return new;
  end $$;
  create trigger evidence_heads_of_somebody before insert on evidence_heads
    for each row execute function log_of_somebody();
`

const administration = `(select acting_purpose()) = 'administration'`
const ofTheState = `agency_id = '00000000-0000-0000-0000-000000000000'`

const policies = `
  create policy evidence_heads_of_the_state on evidence_heads using (${administration} and ${ofTheState});
  create policy evidence_records_read_by_administration on evidence_records for select using (${administration});
  create policy evidence_records_of_the_state on evidence_records
    for insert with check (${administration} and ${ofTheState});
`
