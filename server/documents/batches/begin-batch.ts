import { subject } from '@casl/ability'
import type { Knex } from 'knex'
import { z } from 'zod'
import { abilityFor } from '../../../catalog/abilities.ts'
import type { Actor } from '../../accounts/actor.ts'
import { Case } from '../../cases/case.model.ts'
import { refuseUnprintable } from '../../cases/decide.ts'
import { accessible } from '../../database/accessible.ts'
import type { Deps } from '../../deps.ts'
import { Invalid, NotPermitted } from '../../errors.ts'
import { appendEvidence } from '../../evidence/append-evidence.ts'
import { documentBatchJob } from '../../jobs/definitions.ts'
import { type BatchAction, batchActions, mostCases, rightFor } from './batch.ts'
import { readNumbers } from './read-numbers.ts'

export const beginBatchInput = z.object({
  action: z.enum(batchActions),
  reason: z.string().trim().max(1000),
  /** Of cases, in any list. */
  numbers: z.string().max(200_000),
})

/**
 * Begins to issue documents for many cases at once. What becomes of each case is decided when its turn comes, by the same
 * commands and rights as for one; here nothing but the list is written.
 * @throws Invalid without a case that is there, without a reason, or with too many; NotPermitted
 */
export async function beginBatch(
  deps: Deps,
  actor: Actor,
  input: z.input<typeof beginBatchInput>,
): Promise<{ id: string }> {
  const { action, reason, numbers: written } = beginBatchInput.parse(input)
  const numbers = readNumbers(written)
  if (numbers.length > mostCases) throw new Invalid([{ path: 'numbers', reason: 'too-many' }])
  if (action !== 'retry' && reason === '') throw new Invalid([{ path: 'reason', reason: 'missing' }])
  if (action === 'grant') refuseUnprintable(reason)
  return deps.db.transaction(async (trx) => {
    const agencyId = await agencyOf(trx, actor, action, numbers)
    const [id, at] = [deps.newId(), deps.now()]
    const batch = { agency_id: agencyId, id, action, reason, begun_by: actor.accountId, begun_at: at }
    await trx('document_batches').insert(batch)
    const items = numbers.map((case_number, index) => ({ case_number, position: index + 1 }))
    await trx.batchInsert(
      'document_batch_items',
      items.map((item) => ({ ...item, agency_id: agencyId, batch_id: id })),
    )
    await deps.enqueue(trx, documentBatchJob, { agencyId, id })
    const about = { batch: id, action, count: numbers.length, by: actor.accountId }
    await appendEvidence(trx, deps, { agencyId, type: 'document-batch.begun', at, about })
    return { id }
  })
}

/** The agency whose batch it is: that of the first case the official may do this to. */
async function agencyOf(
  trx: Knex.Transaction,
  actor: Actor,
  action: BatchAction,
  numbers: readonly string[],
): Promise<string> {
  const ability = abilityFor(actor)
  const found = await accessible(Case.query(trx), ability, 'read', 'Case').whereIn('number', [...numbers])
  if (found.length === 0) throw new Invalid([{ path: 'numbers', reason: 'none-found' }])
  const right = rightFor[action]
  const first = found.find((one) => ability.can(right.action, subject(right.subject, { ...one })))
  if (!first) throw new NotPermitted(`${right.action} on none of the cases`)
  return first.agency_id
}
