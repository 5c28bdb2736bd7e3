import { randomBytes } from 'node:crypto'
import type { Knex } from 'knex'
import { documentNumber } from '../../catalog/document-number.ts'
import type { Deps } from '../deps.ts'
import { issueDocumentJob } from '../jobs/definitions.ts'
import type { FrozenSubmission } from '../submissions/frozen-submission.ts'

type Ordered = {
  submission: Pick<FrozenSubmission, 'agency_id' | 'id' | 'account_id' | 'locale'>
  kind: 'receipt' | 'decision'
  title: string
  /** The document whose place it takes, with the reason. */
  replaces?: { id: string; version: number; reason: string }
}

/**
 * Orders a sealed document in the transaction of the event it is about: it has its number at once, and a job prints
 * and seals it. Numbers have no gaps: the counter row stays locked until the transaction ends.
 */
export async function orderDocument(trx: Knex.Transaction, deps: Deps, ordered: Ordered): Promise<void> {
  const { submission, kind, replaces } = ordered
  const now = deps.now()
  const id = deps.newId()
  await trx('documents').insert({
    agency_id: submission.agency_id,
    id,
    kind,
    submission_id: submission.id,
    account_id: submission.account_id,
    number: await nextNumber(trx, submission.agency_id, kind, now.getUTCFullYear()),
    // 128 random bits: who has not seen the document cannot guess its page.
    code: randomBytes(16).toString('base64url'),
    title: ordered.title,
    locale: submission.locale,
    ordered_at: now,
    ...(replaces && {
      version: replaces.version + 1,
      supersedes: replaces.id,
      reissue_reason: replaces.reason,
    }),
  })
  await deps.enqueue(trx, issueDocumentJob, { agencyId: submission.agency_id, id })
}

async function nextNumber(trx: Knex.Transaction, agencyId: string, series: string, year: number): Promise<string> {
  const agency = await trx('agencies').where({ id: agencyId }).first('slug')
  const counted = await trx('number_series')
    .insert({ agency_id: agencyId, series, year, last: 1 })
    .onConflict(['agency_id', 'series', 'year'])
    .merge({ last: trx.raw('number_series.last + 1') })
    .returning<{ last: number }[]>('last')
  const prefix = series === 'receipt' ? `${agency.slug}-R` : agency.slug
  return documentNumber(prefix, year, counted[0]?.last as number)
}
