import type { Knex } from 'knex'

// The policies on what a case is made of follow how far somebody's rights reach, and no longer the agency alone: the
// whole agency, an office of it, what is assigned to them there, or a single case opened in an emergency. Who acts tells
// it as JSON, { "Case": { "agency": [ids], "office": [ids], "assigned": [ids of agencies], "case": [ids] }, … }.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create function acting_reach(subject text, how text) returns uuid[] language sql stable parallel safe
      return (select array_agg(found.id::uuid) from jsonb_array_elements_text(
        nullif(current_setting('app.reach', true), '')::jsonb -> subject -> how) as found (id))`)
  for (const [table, policies] of Object.entries(replaced)) {
    for (const [name, policy] of Object.entries(policies)) {
      await knex.raw(`drop policy if exists ${table}_${name} on ${table}`)
      await knex.raw(`create policy ${table}_${name} on ${table} ${policy}`)
    }
  }
}

export async function down(): Promise<void> {
  throw new Error('Rights that reach less far than an agency are not widened to it again.')
}

// In a subselect the setting is read once a statement and not once a row.
const among = (column: string, subject: string, how: string) =>
  `${column} = any ((select acting_reach('${subject}', '${how}'))::uuid[])`

/** A case within the reach of a subject's rights, apart from the whole agency's; `row` is how it is called, with the dot. */
const nearer = (subject: string, row = '') => `(${among(`${row}office_id`, subject, 'office')}
  or (${row}assigned_to = (select acting_account()) and ${among(`${row}agency_id`, subject, 'assigned')}))`

const caseReach = `${among('agency_id', 'Case', 'agency')} or ${nearer('Case')}`
const readableCase = `${caseReach} or ${among('id', 'Case', 'case')}`

/** What belongs to a case lies where the case lies; a case opened in an emergency is read and not changed. */
const withCase = (table: string, key: string, subject: string, opened = '') => `
  ${among(`${table}.agency_id`, subject, 'agency')}
  or exists (select from cases c where c.agency_id = ${table}.agency_id and c.submission_id = ${table}.${key}
             and (${nearer(subject, 'c.')}${opened && ` or ${among('c.id', subject, 'case')}`}))`

/** A conversation is for officials once it is submitted, and then for whoever may read the submission. */
const submitted = (conversation: string, opened = '') => `exists (
  select from submissions s where s.conversation_id = ${conversation} and (${withCase('s', 'id', 'Submission', opened)}))`

const replaced: Record<string, Record<string, string>> = {
  cases: {
    read_by_their_agency: `for select using (${readableCase})`,
    decided_by_their_agency: `for update using (${caseReach})`,
  },
  submissions: { read_by_their_agency: `for select using (${withCase('submissions', 'id', 'Submission', 'opened')})` },
  conversations: {
    read_when_submitted: `for select using (status <> 'open' and ${submitted('conversations.id', 'opened')})`,
    answered_when_submitted: `for update using (status <> 'open' and ${submitted('conversations.id')})`,
  },
  messages: { written_by_their_agency: `for insert with check (${submitted('messages.conversation_id')})` },
  files: { read_when_submitted: `for select using (${submitted('files.conversation_id', 'opened')})` },
  documents: {
    read_by_their_agency: `for select using (${withCase('documents', 'submission_id', 'Document', 'opened')})`,
    ordered_by_their_agency: `for insert with check (${withCase('documents', 'submission_id', 'Submission')})`,
    tended_by_their_agency: `for update using (${withCase('documents', 'submission_id', 'Document')})`,
  },
  emergency_openings: { read_by_their_agency: `for select using (${among('agency_id', 'Emergency', 'agency')})` },
}
