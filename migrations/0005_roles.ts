import type { Knex } from 'knex'

// An agency's roles become its own rows. Every agency that is there begins with the roles that were written in code
// until now; the words a role is made of are kept in the catalogue, not here.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(roles)
  for (const [key, names, permissions] of startingRoles) {
    await knex.raw(
      `insert into roles (agency_id, id, key, names) select id, gen_random_uuid(), ?, ?::jsonb from agencies`,
      [key, JSON.stringify(names)],
    )
    await knex.raw(
      `insert into role_permissions (agency_id, role, permission, reach)
       select a.id, ?, p, 'agency' from agencies a, unnest(?::text[]) p`,
      [key, permissions],
    )
  }
  await knex.raw(assignments)
  await knex.raw(policies)
}

export async function down(): Promise<void> {
  throw new Error('Roles that agencies have changed cannot be turned into code again.')
}

const roles = `
  create table roles (
    agency_id  uuid not null references agencies (id),
    id         uuid not null,
    key        text not null check (key ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and key not in ('administrator', 'applicant')),
    names      jsonb not null,
    version    integer not null default 1,
    changed_at timestamptz not null default now(),
    primary key (agency_id, id),
    constraint roles_key_taken unique (agency_id, key)
  );

  create table role_permissions (
    agency_id  uuid not null,
    role       text not null,
    permission text not null,
    reach      text not null check (reach in ('assigned', 'office', 'agency')),
    primary key (agency_id, role, permission),
    foreign key (agency_id, role) references roles (agency_id, key) on delete cascade
  );

  grant select, insert, update, delete on roles, role_permissions to parley_app;
`

// A role that nobody knew allowed nothing: it becomes a role that holds nothing.
const assignments = `
  delete from role_assignments where agency_id is not null and role in ('administrator', 'applicant');
  insert into roles (agency_id, id, key, names)
    select distinct on (agency_id, role) agency_id, gen_random_uuid(), role, jsonb_build_object('en', role, 'ru', role)
    from role_assignments where agency_id is not null
    on conflict (agency_id, key) do nothing;

  alter table role_assignments
    add column office_id uuid,
    add constraint role_assignments_role_exists foreign key (agency_id, role) references roles (agency_id, key),
    add constraint role_assignments_office_exists foreign key (agency_id, office_id) references offices (agency_id, id);

  alter table cases add column assigned_to uuid references accounts (id);
  create index cases_assigned on cases (assigned_to, status, due_at) where assigned_to is not null;

  -- What the role was called when somebody looked.
  alter table accesses add column role_names jsonb;
`

const ofTheirAgency = 'agency_id = any ((select acting_agencies())::uuid[])'
const house = `(select acting_purpose()) in ('house', 'upkeep')`

const policies = `
  alter table roles enable row level security; alter table roles force row level security;
  alter table role_permissions enable row level security; alter table role_permissions force row level security;
  -- Who may do what is found out before it is known who acts.
  create policy roles_read_by_everyone on roles for select using (true);
  create policy roles_kept_by_their_agency on roles using (${ofTheirAgency});
  create policy roles_for_the_house on roles using (${house});
  create policy role_permissions_read_by_everyone on role_permissions for select using (true);
  create policy role_permissions_kept_by_their_agency on role_permissions using (${ofTheirAgency});
  create policy role_permissions_for_the_house on role_permissions using (${house});
`

const lookAtCases = ['see-cases', 'see-applicants', 'see-answers', 'see-decisions', 'see-documents']
const startingRoles: [key: string, names: object, permissions: string[]][] = [
  [
    'case-officer',
    { en: 'Case officer', ru: 'Сотрудник, ведущий дела' },
    [...lookAtCases, 'assign-cases', 'decide-cases', 'open-in-emergency', 'see-offices', 'see-services'],
  ],
  [
    'service-designer',
    { en: 'Service designer', ru: 'Составитель услуг' },
    ['see-services', 'design-services', 'publish-services', 'see-offices'],
  ],
  [
    'supervisor',
    { en: 'Supervisor', ru: 'Руководитель' },
    [
      ...['see-cases', 'see-applicants', 'see-decisions', 'assign-cases', 'open-in-emergency', 'see-emergencies'],
      ...['see-offices', 'see-services', 'see-roles'],
    ],
  ],
  [
    'staff-administrator',
    { en: 'Staff administrator', ru: 'Администратор ведомства' },
    ['see-roles', 'change-roles', 'give-roles', 'see-offices'],
  ],
]
