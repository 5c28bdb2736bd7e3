import type { Knex } from 'knex'
import type { Actor } from '../accounts/actor.ts'
import { actingFor } from '../database/acting.ts'
import type { Deps } from '../deps.ts'
import { recordAccess } from '../privacy/record-access.ts'
import type { TrailLine } from './trail-line.ts'

/** Whose matter some lines tell of, and in which case. */
export type Concerned = { accountId: string; agencyId: string; caseNumber: string | null }

/** Everybody whose case, document or signature the lines tell of, once for each case. For the house: only to tell them. */
export async function concernedBy(trx: Knex, lines: readonly TrailLine[]): Promise<Concerned[]> {
  const idsOf = (key: string) => lines.flatMap(({ about }) => (typeof about[key] === 'string' ? [about[key]] : []))
  return actingFor({ purpose: 'house' }, async () => {
    const submissions = await trx('documents').whereIn('id', idsOf('document')).pluck('submission_id')
    const cases = await trx('cases')
      .whereIn('id', idsOf('case'))
      .orWhereIn('submission_id', [...submissions, ...idsOf('submission')])
      .select('account_id', 'agency_id', 'number')
    const requests = await trx('signature_requests').whereIn('id', idsOf('request')).select('account_id', 'agency_id')
    const of = (row: { account_id: string; agency_id: string; number?: string }) => ({
      accountId: row.account_id,
      agencyId: row.agency_id,
      caseNumber: row.number ?? null,
    })
    const all = [...cases.map(of), ...requests.map(of)]
    return [...new Map(all.map((one) => [`${one.accountId} ${one.caseNumber}`, one])).values()]
  })
}

/** Leaves the trace of a reading of the log with each person it told of. */
export async function recordTrailRead(
  trx: Knex.Transaction,
  deps: Deps,
  actor: Actor,
  concerned: readonly Concerned[],
): Promise<void> {
  for (const one of concerned)
    await recordAccess(trx, deps, actor, {
      ...one,
      what: { key: 'access.read-trail' },
      purpose: 'access.purpose.audit',
    })
}
