import type { Knex } from 'knex'

// Offices are kept by their agency. One that goes is closed: its cases stay where they are. A verification that runs
// out is announced before.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table offices
      add column area text not null default '',
      add column version integer not null default 1,
      add column closed_at timestamptz;
    alter table agency_verifications add column reminded_at timestamptz;
    -- What somebody was invited to is told after the role is gone.
    alter table invitations drop constraint invitations_agency_id_role_fkey;`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table agency_verifications drop column reminded_at;
    alter table offices drop column area, drop column version, drop column closed_at;`)
}
