import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * For whom statements run, as the policies on the rows read it (migrations/0003). What is not said is not granted:
 * outside of any `acting` the protected tables are empty and take nothing.
 */
export type Acting = {
  accountId?: string
  /** The agencies the person works for. */
  agencyIds?: readonly string[]
  /** How far their rights to read reach within these agencies, by subject (migrations/0022). */
  reach?: ActingReach
  /** The agency that takes what an applicant sends: its counters and its log grow by somebody who does not work there. */
  servedAgencyId?: string
  /**
   * `house`: no person acts, what was decided is carried out, or counted. `verification`: a stranger checks a document.
   * `administration`: an administrator of the state acts, for no agency. `invitation`: somebody holds the link to a
   * document that they are asked to sign.
   */
  purpose?: 'house' | 'verification' | 'administration' | 'invitation'
}

/** Whole agencies, offices, agencies in which what is assigned to them is in reach, and single cases. */
export type RowReach = { agency?: string[]; office?: string[]; assigned?: string[]; case?: string[] }
export type ActingReach = Partial<Record<'Case' | 'Submission' | 'Document' | 'Emergency', RowReach>>

const acting = new AsyncLocalStorage<Acting>()

/** Runs work, and all it awaits, for somebody. Said once where it becomes known who acts; commands do not repeat it. */
export const actingFor = <Result>(who: Acting, work: () => Result): Result => acting.run(who, work)

/** Takes what the acting person sends in the name of an agency. */
export const serving = <Result>(agencyId: string, work: () => Result): Result =>
  acting.run({ ...acting.getStore(), servedAgencyId: agencyId }, work)

/**
 * A statement that tells the database who acts, until the end of the transaction and not longer. It is sent ahead of
 * another one in the same message. Its values are texts or bytes.
 * Where it is heard, it answers with one row whose first column is json.
 */
export type Telling = { name: string; text: string; values: (string | Buffer)[]; hear?(answer: unknown): void }

/** Tells for whom this work runs. An empty text is what PostgreSQL itself leaves of an ended setting. */
export function tellActing(): Telling {
  const { accountId = '', agencyIds = [], reach, servedAgencyId = '', purpose = '' } = acting.getStore() ?? {}
  return {
    name: 'tell-acting',
    text: tellActingText,
    values: [accountId, `{${agencyIds.join(',')}}`, servedAgencyId, purpose, reach ? JSON.stringify(reach) : ''],
  }
}

const tellActingText = `
  select set_config('app.account_id', $1, true), set_config('app.agency_ids', $2, true),
         set_config('app.served_agency_id', $3, true), set_config('app.purpose', $4, true),
         set_config('app.reach', $5, true)`
