import type { Knex } from 'knex'

// A document can be issued again, under a new number, and it can be revoked. It stays what it was: what has become of it
// is told beside it.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table documents
      add column version integer not null default 1,
      add column supersedes uuid,
      add column reissue_reason text,
      add column revoked_at timestamptz,
      add column revoked_by uuid references accounts (id),
      add column revocation_ground text check (revocation_ground in ('issued-in-error', 'facts-changed', 'obtained-by-deceit')),
      add column revocation_reason text,
      drop constraint documents_once_a_submission,
      add constraint documents_once_a_version unique (agency_id, submission_id, kind, version),
      add constraint documents_superseded_once unique (agency_id, supersedes),
      add constraint documents_supersede_one foreign key (agency_id, supersedes) references documents (agency_id, id),
      add constraint documents_reissued_with_reason check ((supersedes is null) = (reissue_reason is null)),
      add constraint documents_revoked_whole check (
        num_nulls(revoked_at, revoked_by, revocation_ground, revocation_reason) in (0, 4)
        and (revoked_at is null or status = 'issued'));

    create policy documents_tended_by_their_agency on documents for update
      using (agency_id = any ((select acting_agencies())::uuid[]));

    insert into role_permissions (agency_id, role, permission, reach)
      select agency_id, key, 'replace-documents', 'agency' from roles where key = 'case-officer'
      on conflict do nothing;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop policy documents_tended_by_their_agency on documents;
    delete from role_permissions where permission = 'replace-documents';
    alter table documents
      drop column version, drop column supersedes, drop column reissue_reason, drop column revoked_at,
      drop column revoked_by, drop column revocation_ground, drop column revocation_reason,
      add constraint documents_once_a_submission unique (agency_id, submission_id, kind);
  `)
}
