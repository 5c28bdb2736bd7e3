import type { Knex } from 'knex'

// An official is invited by a link in a mail. Of the link the digest alone is kept; it is good once, for a week, and
// for whoever also knows the address it was sent to.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table invitations (
      id           uuid primary key,
      -- Empty for the representative of an agency that is still to come.
      agency_id    uuid references agencies (id),
      email        text not null,
      role         text not null,
      office_id    uuid,
      token_hash   bytea constraint invitations_token_once unique,
      attempts     integer not null default 0,
      invited_by   uuid not null references accounts (id),
      invited_at   timestamptz not null,
      sent_at      timestamptz,
      expires_at   timestamptz not null,
      accepted_by  uuid references accounts (id),
      accepted_at  timestamptz,
      withdrawn_at timestamptz,
      foreign key (agency_id, role) references roles (agency_id, key),
      foreign key (agency_id, office_id) references offices (agency_id, id),
      check ((accepted_at is null) = (accepted_by is null)),
      check (accepted_at is null or withdrawn_at is null)
    );
    create index invitations_by_agency on invitations (agency_id, invited_at desc);
    grant select, insert, update on invitations to parley_app;
    alter table invitations enable row level security;
    alter table invitations force row level security;
    create policy invitations_of_their_agency on invitations
      using (agency_id = any ((select acting_agencies())::uuid[]));
    create policy invitations_of_administration on invitations
      using ((select acting_purpose()) = 'administration');
    create policy invitations_for_the_house on invitations
      using ((select acting_purpose()) in ('house', 'upkeep'));`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table invitations')
}
