import type { Knex } from 'knex'
import { z } from 'zod'
import type { Action, SubjectName } from '../../catalog/abilities.ts'
import { type Explanation, explain } from '../../catalog/explain.ts'
import type { Localized } from '../../catalog/in-locale.ts'
import { actingFor, serving } from '../database/acting.ts'
import type { Deps } from '../deps.ts'
import { appendEvidence, type EvidenceEvent } from '../evidence/append-evidence.ts'
import { Account } from './account.model.ts'
import type { Actor } from './actor.ts'
import { authorize } from './authorize.ts'
import { rolesHeld } from './roles-held.ts'

/** What is asked about: each with its table, and what a person knows a record by. */
const records = {
  Case: { table: 'cases', knownBy: 'number', owned: true },
  Submission: { table: 'submissions', knownBy: 'number', owned: true },
  Document: { table: 'documents', knownBy: 'number', owned: true },
  Conversation: { table: 'conversations', knownBy: undefined, owned: true },
  Service: { table: 'services', knownBy: 'slug', owned: false },
  Office: { table: 'offices', knownBy: 'slug', owned: false },
} as const satisfies Partial<Record<SubjectName, object>>

export const explainableSubjects = Object.keys(records) as (keyof typeof records)[]
export const explainableActions = [
  'read',
  'answer',
  'submit',
  'assign',
  'open',
  'decide',
  'reissue',
  'revoke',
  'design',
  'publish',
] as const satisfies Action[]

/** What of a case can be asked about, each by a column that stands for it: who sees a case need not see all of it. */
const parts = { case: 'number', applicant: 'applicant', decision: 'outcome' } as const
export const explainableParts = Object.keys(parts) as (keyof typeof parts)[]

export const explainRightInput = z.object({
  accountId: z.uuid(),
  action: z.enum(explainableActions),
  subject: z.enum(explainableSubjects),
  /** The record's number, short name or id. */
  record: z.string().trim().min(1).max(100),
  /** Of a case; left out, whatever of it. */
  part: z.enum(explainableParts).optional(),
})

/** The agency is named: whose record it is, is what the answer turns on. The applicant is not. */
export type ExplainedRight = { agency: Localized; explanation: Explanation }

/**
 * Whether a person may do something with a record, and which rule decides. For whoever may read accounts; of the record
 * itself nothing is shown but its agency. The question is recorded.
 * @returns undefined when there is no such record. @throws NotFound when the account is not there or not theirs to read
 */
export async function explainRight(
  deps: Deps,
  actor: Actor,
  input: z.input<typeof explainRightInput>,
): Promise<ExplainedRight | undefined> {
  const { accountId, action, subject, record, part } = explainRightInput.parse(input)
  const account = await Account.query(deps.db).findById(accountId)
  authorize(actor, 'read', 'Account', account)
  const row = await findWeighed(deps, subject, record)
  if (!row) return undefined
  const { agency, ...weighed } = row
  const field = part && subject === 'Case' ? parts[part] : undefined
  const person = { accountId, assignments: await rolesHeld(deps.db, accountId, deps.now()) }
  const explanation = explain(person, action, subject, weighed, field)
  await recordQuestion(deps, actor, weighed.agency_id, {
    about: accountId,
    action,
    subject,
    record: weighed.id,
    ...(field && { field }),
    allowed: explanation.allowed,
  })
  return { agency, explanation }
}

/** Who asks what somebody may do has looked at them: it stands in the log of the agency whose record it is about. */
function recordQuestion(deps: Deps, actor: Actor, agencyId: string, asked: EvidenceEvent['about']): Promise<void> {
  const event = { agencyId, type: 'right.explained', at: deps.now(), about: { ...asked, by: actor.accountId } } as const
  return serving(agencyId, () => deps.db.transaction((trx) => appendEvidence(trx, deps, event)))
}

type Weighed = {
  id: string
  agency: Localized
  agency_id: string
  account_id?: string
  office_id?: string
  assigned_to?: string | null
}

/** The columns that rules weigh and no others, read by the house: the administrator has no right to the record. */
function findWeighed({ db }: Deps, subject: keyof typeof records, record: string): Promise<Weighed | undefined> {
  const { table, knownBy, owned } = records[subject]
  const columns = ['x.id', 'x.agency_id', 'g.names as agency', ...(owned ? ['x.account_id'] : [])]
  if (ofCase.has(subject)) columns.push('c.office_id', 'c.assigned_to', 'c.id as case_id')
  const known = z.uuid().safeParse(record).success ? 'id' : knownBy
  if (!known) return Promise.resolve(undefined)
  return actingFor({ purpose: 'house' }, async () =>
    db(`${table} as x`)
      .join('agencies as g', 'g.id', 'x.agency_id')
      .modify((query) => joinCase(query, subject))
      .where(`x.${known}`, record)
      .first<Weighed | undefined>(columns),
  )
}

const ofCase = new Set<SubjectName>(['Case', 'Submission', 'Document'])

/** A submission and its documents lie where their case lies, with whom it lies. */
function joinCase(query: Knex.QueryBuilder, subject: SubjectName): void {
  if (!ofCase.has(subject)) return
  const submission = { Case: 'x.submission_id', Document: 'x.submission_id' }[subject as string] ?? 'x.id'
  query.join('cases as c', (on) => on.on('c.agency_id', 'x.agency_id').on('c.submission_id', submission))
}
