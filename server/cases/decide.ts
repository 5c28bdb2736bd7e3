import { z } from 'zod'
import {
  decide,
  isHeldByOther,
  isOwnCase,
  type Case as LifecycleCase,
  type Outcome,
} from '../../catalog/case-lifecycle.ts'
import type { Actor } from '../accounts/actor.ts'
import { authorize } from '../accounts/authorize.ts'
import type { Deps } from '../deps.ts'
import { signsInWords } from '../documents/signs-without-glyph.ts'
import { signsWithoutGlyph } from '../documents/templates/fonts.ts'
import { Invalid, NotInThisState, NotPermitted } from '../errors.ts'
import { Case } from './case.model.ts'
import { recordDecision } from './record-decision.ts'

export const decideInput = z.object({
  id: z.uuid(),
  outcome: z.enum(['granted', 'refused']),
  reason: z.string().trim().min(1).max(4000),
})

/**
 * An official decides a case with a reason. The applicant is told and the document ordered in the same transaction.
 * @throws NotFound, NotPermitted also for what the official has applied for, Invalid without a reason or with one that cannot be printed, NotInThisState when it is
 *   decided already, or while a colleague has it: it is taken over first, which is recorded.
 */
export async function decideCase(deps: Deps, actor: Actor, input: z.input<typeof decideInput>): Promise<Case> {
  const { id, outcome, reason } = decideInput.parse(input)
  return deps.db.transaction(async (trx) => {
    const found = await Case.query(trx).findOne({ id }).forUpdate()
    authorize(actor, 'decide', 'Case', found)
    if (isOwnCase(found.account_id, actor.accountId)) throw new NotPermitted('nobody decides their own case')
    refuseUnprintable(reason)
    const decided = decide(stateOf(found), { outcome, reason }, deps.now())
    if ('refused' in decided) {
      if (decided.refused === 'reason-missing') throw new Invalid([{ path: 'reason', reason: 'missing' }])
      throw new NotInThisState('decided')
    }
    if (isHeldByOther(found.assigned_to, actor.accountId)) throw new NotInThisState('held-by-another')
    return recordDecision(trx, deps, found, { outcome, reason, by: actor })
  })
}

/** The row as the lifecycle knows it. */
function stateOf(row: Case): LifecycleCase {
  const open = { openedAt: row.opened_at, dueAt: row.due_at }
  if (row.status === 'open') return { ...open, status: 'open' }
  // The table's check constraint holds these three for a decided case.
  return {
    ...open,
    status: 'decided',
    outcome: row.outcome as Outcome,
    reason: row.reason as string,
    decidedAt: row.decided_at as Date,
  }
}

/** A decision is not taken back, so its reason is one that can be printed. @throws Invalid */
export function refuseUnprintable(reason: string): void {
  const signs = signsWithoutGlyph(reason)
  if (signs.length > 0) throw new Invalid([{ path: 'reason', reason: `unprintable ${signsInWords(signs)}` }])
}
