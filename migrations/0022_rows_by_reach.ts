import type { Knex } from 'knex'

// The policies on what a case is made of follow how far somebody's rights reach, and no longer the agency alone: the
// whole agency, an office of it, what is assigned to them there, or a single case opened in an emergency. Who acts tells
// it as JSON, { "Case": { "agency": [ids], "office": [ids], "assigned": [ids of agencies], "case": [ids] }, … }.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(functions)
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

// What looks at a case is no expression but a function: a policy within a policy within a policy would be planned anew
// with every statement, for applicants too. Inside, the policies hold as outside.
const functions = `
  create function acting_reach(subject text, how text) returns uuid[] language sql stable parallel safe
    return (select array_agg(found.id::uuid) from jsonb_array_elements_text(
      nullif(current_setting('app.reach', true), '')::jsonb -> subject -> how) as found (id));

  create function reaches_submission(subject text, agency uuid, submission uuid, opened boolean)
    returns boolean language plpgsql stable parallel safe as $$
    begin
      return coalesce(agency = any (acting_reach(subject, 'agency')), false) or exists (
        select from cases c where c.agency_id = agency and c.submission_id = submission
        and (c.office_id = any (acting_reach(subject, 'office'))
          or (c.assigned_to = acting_account() and c.agency_id = any (acting_reach(subject, 'assigned')))
          or (opened and c.id = any (acting_reach(subject, 'case')))));
    end $$;

  create function reaches_conversation(conversation uuid, opened boolean)
    returns boolean language plpgsql stable parallel safe as $$
    begin
      return exists (select from submissions s where s.conversation_id = conversation
        and reaches_submission('Submission', s.agency_id, s.id, opened));
    end $$;
`

// In a subselect the setting is read once a statement and not once a row.
const among = (column: string, how: string) => `${column} = any ((select acting_reach('Case', '${how}'))::uuid[])`
const caseReach = `${among('agency_id', 'agency')} or ${among('office_id', 'office')}
  or (assigned_to = (select acting_account()) and ${among('agency_id', 'assigned')})`
const ofTheirAgency = 'agency_id = any ((select acting_agencies())::uuid[])'

/** What belongs to a case lies where the case lies; a case opened in an emergency is read and not changed. */
const submission = (subject: string, key: string, opened: boolean) =>
  `${ofTheirAgency} and reaches_submission('${subject}', agency_id, ${key}, ${opened})`

/** A conversation is for officials once it is submitted, and then for whoever may read the submission. */
const submitted = (opened: boolean) => `status <> 'open' and ${ofTheirAgency} and reaches_conversation(id, ${opened})`

const replaced: Record<string, Record<string, string>> = {
  cases: {
    read_by_their_agency: `for select using (${caseReach} or ${among('id', 'case')})`,
    decided_by_their_agency: `for update using (${caseReach})`,
  },
  submissions: { read_by_their_agency: `for select using (${submission('Submission', 'id', true)})` },
  conversations: {
    read_when_submitted: `for select using (${submitted(true)})`,
    answered_when_submitted: `for update using (${submitted(false)})`,
  },
  messages: { written_by_their_agency: 'for insert with check (reaches_conversation(conversation_id, false))' },
  files: { read_when_submitted: 'for select using (reaches_conversation(conversation_id, true))' },
  documents: {
    read_by_their_agency: `for select using (${submission('Document', 'submission_id', true)})`,
    ordered_by_their_agency: `for insert with check (${submission('Submission', 'submission_id', false)})`,
    tended_by_their_agency: `for update using (${submission('Document', 'submission_id', false)})`,
  },
  emergency_openings: {
    read_by_their_agency: `for select using (agency_id = any ((select acting_reach('Emergency', 'agency'))::uuid[]))`,
  },
}
