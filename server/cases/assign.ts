import { z } from 'zod'
import type { Actor } from '../accounts/actor.ts'
import { authorize } from '../accounts/authorize.ts'
import type { Deps } from '../deps.ts'
import { ChangedMeanwhile, Invalid, NotInThisState } from '../errors.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import { Case } from './case.model.ts'
import { colleaguesFor } from './colleagues-for.ts'

export const assignInput = z.object({
  id: z.uuid(),
  /** Whose the case was when it was looked at, so that nobody takes what a colleague has just taken. */
  from: z.uuid().nullable(),
  /** The official who is to decide it, or nobody: the case is given back. */
  to: z.uuid().nullable(),
})

/**
 * Takes a case, hands it to a colleague who may decide it, or gives it back.
 * @throws NotFound, NotPermitted, Invalid when the new holder could not decide it, NotInThisState when it is decided,
 *   ChangedMeanwhile when it has another holder by now.
 */
export async function assignCase(deps: Deps, actor: Actor, input: z.input<typeof assignInput>): Promise<void> {
  const { id, from, to } = assignInput.parse(input)
  await deps.db.transaction(async (trx) => {
    const found = await Case.query(trx).findOne({ id }).forUpdate()
    authorize(actor, 'assign', 'Case', found)
    if (found.status !== 'open') throw new NotInThisState('decided')
    if (found.assigned_to !== from) throw new ChangedMeanwhile()
    if (to !== null && !(await colleaguesFor(trx, found)).some((colleague) => colleague.id === to))
      throw new Invalid([{ path: 'to', reason: 'may-not-decide' }])
    if (from === to) return
    await trx('cases')
      .where({ agency_id: found.agency_id, id })
      .update({ assigned_to: to, version: found.version + 1 })
    await appendEvidence(trx, deps, {
      agencyId: found.agency_id,
      type: 'case.assigned',
      at: deps.now(),
      about: { case: id, number: found.number, from, to, by: actor.accountId },
    })
  })
}
