import type { Knex } from 'knex'

// People sign at a qualified provider, too: their visits there, and whose certificate signed.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table signing_nonces drop constraint signing_nonces_purpose_check,
      add constraint signing_nonces_purpose_check check (purpose in ('enrol', 'sign', 'provider'));
    alter table signers
      add column provider text,
      add column holder_hash text,
      add constraint signers_holder_once unique (request_id, holder_hash);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    delete from signing_nonces where purpose = 'provider';
    alter table signing_nonces drop constraint signing_nonces_purpose_check,
      add constraint signing_nonces_purpose_check check (purpose in ('enrol', 'sign'));
    alter table signers drop constraint signers_holder_once, drop column provider, drop column holder_hash;
  `)
}
