import type { Knex } from 'knex'

// The second line behind the rules: what a forgotten WHERE would show, the database does not. Each policy lets one kind
// of actor do one thing; where none fits there are no rows. Who acts is told in settings that end with the transaction.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(whoActs)
  for (const [table, policies] of Object.entries(protectedTables)) {
    await knex.raw(`alter table ${table} enable row level security; alter table ${table} force row level security`)
    for (const [name, policy] of Object.entries({ ...policies, ...house })) {
      await knex.raw(`create policy ${table}_${name} on ${table} ${policy}`)
    }
  }
}

export async function down(knex: Knex): Promise<void> {
  for (const [table, policies] of Object.entries(protectedTables)) {
    for (const name of Object.keys({ ...policies, ...house }))
      await knex.raw(`drop policy ${table}_${name} on ${table}`)
    await knex.raw(`alter table ${table} no force row level security; alter table ${table} disable row level security`)
  }
  await knex.raw('drop function acting_account(), acting_agencies(), served_agency(), acting_purpose()')
}

// A setting that was local to an ended transaction is '' and not null. One expression each, so that they are inlined.
const whoActs = `
  create function acting_account() returns uuid language sql stable parallel safe
    return nullif(current_setting('app.account_id', true), '')::uuid;
  create function acting_agencies() returns uuid[] language sql stable parallel safe
    return nullif(current_setting('app.agency_ids', true), '')::uuid[];
  create function served_agency() returns uuid language sql stable parallel safe
    return nullif(current_setting('app.served_agency_id', true), '')::uuid;
  create function acting_purpose() returns text language sql stable parallel safe
    return current_setting('app.purpose', true);
`

// In a subselect the setting is read once a statement and not once a row.
const own = 'account_id = (select acting_account())'
const ofTheirAgency = 'agency_id = any ((select acting_agencies())::uuid[])'
const ofServedAgency = 'agency_id = (select served_agency())'

/** The house itself: a job carries out what was decided; the owner of the tables migrates and tends them. */
const house = { for_the_house: `using ((select acting_purpose()) in ('house', 'upkeep'))` }

// An agency has no part in a conversation before it is submitted. The conversation's own policies say whose it is.
const inOwnConversation = `exists (select from conversations c where c.id = conversation_id and c.${own})`
const inSubmittedConversation = `exists (
  select from conversations c where c.id = conversation_id and c.status <> 'open' and c.${ofTheirAgency})`

/** A log or a counter of an agency, which grows by what its own people do and by what applicants send to it. */
const growing = {
  of_their_agency: `using (${ofTheirAgency})`,
  of_served_agency: `using (${ofServedAgency})`,
}

const protectedTables: Record<string, Record<string, string>> = {
  conversations: {
    own: `using (${own})`,
    read_when_submitted: `for select using (status <> 'open' and ${ofTheirAgency})`,
    answered_when_submitted: `for update using (status <> 'open' and ${ofTheirAgency})`,
  },
  messages: {
    own: `using (${own})`,
    written_by_their_agency: `for insert with check (${inSubmittedConversation})`,
  },
  turns: { own: `using (${inOwnConversation})` },
  files: {
    own: `using (${own})`,
    read_when_submitted: `for select using (${inSubmittedConversation})`,
  },
  submissions: {
    read_by_applicant: `for select using (${own})`,
    sent_by_applicant: `for insert with check (${own} and ${ofServedAgency})`,
    read_by_their_agency: `for select using (${ofTheirAgency})`,
  },
  cases: {
    read_by_applicant: `for select using (${own})`,
    opened_by_applicant: `for insert with check (${own} and ${ofServedAgency} and status = 'open')`,
    read_by_their_agency: `for select using (${ofTheirAgency})`,
    decided_by_their_agency: `for update using (${ofTheirAgency})`,
    named_to_verifiers: `for select using ((select acting_purpose()) = 'verification')`,
  },
  documents: {
    read_by_applicant: `for select using (${own})`,
    ordered_by_applicant: `for insert with check (${own} and ${ofServedAgency} and kind = 'receipt')`,
    read_by_their_agency: `for select using (${ofTheirAgency})`,
    ordered_by_their_agency: `for insert with check (${ofTheirAgency})`,
    named_to_verifiers: `for select using ((select acting_purpose()) = 'verification')`,
  },
  number_series: growing,
  evidence_heads: growing,
  evidence_records: growing,
  accesses: {
    read_by_whom_they_concern: `for select using (${own})`,
    recorded_by_their_agency: `for insert with check (${ofTheirAgency} and accessed_by = (select acting_account()))`,
  },
}
