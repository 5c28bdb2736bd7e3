import type { Knex } from 'knex'

// Signatures of people last as seals do: how much each signed document proves and until when. The authority of people
// has a list of its own, and every certificate of a key is known, so that a lost key can be taken back.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table signature_requests add column level text, add column stamped_until timestamptz;
    update signature_requests set level = 'B-T' where status = 'complete';
    create index signature_requests_to_preserve on signature_requests (stamped_until nulls first)
      where status = 'complete';

    alter table issued_certificates add column authority text not null default 'seals'
      check (authority in ('seals', 'people'));
    alter table revocation_lists add column authority text not null default 'seals'
      check (authority in ('seals', 'people'));
    alter table revocation_lists drop constraint revocation_lists_pkey, add primary key (authority, number);

    create table signing_certificates (
      account_id  uuid not null,
      key_id      uuid not null,
      sha256      text not null,
      certificate bytea not null,
      valid_until timestamptz not null,
      primary key (account_id, key_id, sha256),
      foreign key (account_id, key_id) references signing_keys (account_id, id)
    );
    alter table signing_certificates enable row level security;
    alter table signing_certificates force row level security;
    create policy signing_certificates_own on signing_certificates
      using (account_id = (select acting_account()));
    create policy signing_certificates_for_the_house on signing_certificates
      using ((select acting_purpose()) in ('house', 'upkeep'));
    grant select, insert on signing_certificates to parley_app;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table signing_certificates;
    delete from revocation_lists where authority = 'people';
    alter table revocation_lists drop constraint revocation_lists_pkey, drop column authority, add primary key (number);
    delete from issued_certificates where authority = 'people';
    alter table issued_certificates drop column authority;
    drop index signature_requests_to_preserve;
    alter table signature_requests drop column level, drop column stamped_until;
  `)
}
