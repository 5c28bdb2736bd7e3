import type { Knex } from 'knex'

// Answers whose time has passed are erased. The application still cannot change what was sent: a function takes out of
// it, for the house alone, what is no longer kept, and nothing can be put in by it.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- Of each decided case, when its next answers are no longer kept; empty when there are none.
    create table retentions (
      agency_id     uuid not null,
      submission_id uuid not null,
      erase_at      timestamptz,
      primary key (agency_id, submission_id),
      foreign key (agency_id, submission_id) references submissions (agency_id, id)
    );
    create index retentions_due on retentions (erase_at) where erase_at is not null;
    grant select, insert, update on retentions to parley_app;
    alter table retentions enable row level security;
    alter table retentions force row level security;
    create policy retentions_for_the_house on retentions using ((select acting_purpose()) in ('house', 'upkeep'));

    -- What was taken out when: the titles of questions, never an answer.
    alter table submissions add column erasures json not null default '[]';

    create function erase_answers(agency uuid, submission uuid, left_data json, left_sections json, erasure json)
      returns boolean language plpgsql security definer set search_path = pg_catalog, public as $$
      begin
        if acting_purpose() is distinct from 'house' then
          raise insufficient_privilege using message = 'answers are erased by the house alone';
        end if;
        update submissions s set data = left_data, sections = left_sections,
               erasures = (s.erasures::jsonb || erasure::jsonb)::json
        where s.agency_id = agency and s.id = submission
          and s.data::jsonb @> left_data::jsonb and s.sections::jsonb @> left_sections::jsonb
          and exists (select from cases c where c.agency_id = agency and c.submission_id = submission
                      and c.status = 'decided');
        return found;
      end $$;
    revoke execute on function erase_answers from public;
    grant execute on function erase_answers to parley_app;
  `)
}

export async function down(): Promise<void> {
  throw new Error('What was erased does not come back.')
}
