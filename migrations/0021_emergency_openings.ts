import type { Knex } from 'knex'

// One case, opened by one official for a limited time, with a reason. It is never changed: it ends by its time. Who has
// opened what is found out before it is known who acts, by a function that tells nothing but the case and its time.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table emergency_openings (
      agency_id      uuid not null references agencies (id),
      id             uuid not null,
      case_id        uuid not null,
      case_number    text not null,
      opened_by      uuid not null references accounts (id),
      opened_by_name text not null,
      reason         text not null,
      opened_at      timestamptz not null,
      ends_at        timestamptz not null,
      primary key (agency_id, id),
      foreign key (agency_id, case_id) references cases (agency_id, id),
      constraint emergency_openings_reasoned check (length(reason) >= 20),
      constraint emergency_openings_limited check (ends_at > opened_at and ends_at <= opened_at + interval '4 hours')
    );
    create index emergency_openings_running on emergency_openings (opened_by, ends_at);
    grant select, insert on emergency_openings to parley_app;

    create function running_emergencies(account uuid, agency uuid, moment timestamptz) returns table (opened uuid)
      language plpgsql stable security definer set search_path = pg_catalog, public as $$
      declare purpose text := coalesce(current_setting('app.purpose', true), '');
      begin
        perform set_config('app.purpose', 'house', true);
        return query select e.case_id from emergency_openings e
          where e.opened_by = account and e.agency_id = agency and e.ends_at > moment;
        perform set_config('app.purpose', purpose, true);
      end $$;
    revoke execute on function running_emergencies from public;
    grant execute on function running_emergencies to parley_app;

    alter table emergency_openings enable row level security;
    alter table emergency_openings force row level security;
    create policy emergency_openings_read_by_who_opened on emergency_openings for select
      using (opened_by = (select acting_account()));
    create policy emergency_openings_made_by_who_opens on emergency_openings for insert
      with check (opened_by = (select acting_account()) and agency_id = any ((select acting_agencies())::uuid[]));
    create policy emergency_openings_read_by_administration on emergency_openings for select
      using ((select acting_purpose()) = 'administration');
    create policy emergency_openings_for_the_house on emergency_openings
      using ((select acting_purpose()) in ('house', 'upkeep'));
  `)
  for (const [permission, roles] of Object.entries(given)) {
    await knex.raw(
      `insert into role_permissions (agency_id, role, permission, reach)
       select agency_id, key, ?, 'agency' from roles where key = any (?) on conflict do nothing`,
      [permission, roles],
    )
  }
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop function running_emergencies; drop table emergency_openings')
}

const given = {
  'open-in-emergency': ['case-officer', 'supervisor'],
  'see-emergencies': ['supervisor', 'staff-administrator'],
}
