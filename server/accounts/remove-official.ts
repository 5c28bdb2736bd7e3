import type { Knex } from 'knex'
import { z } from 'zod'
import { mayGive } from '../../catalog/separation.ts'
import { actingFor } from '../database/acting.ts'
import type { Deps } from '../deps.ts'
import { ChangedMeanwhile, NotFound, NotPermitted } from '../errors.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import type { Actor } from './actor.ts'
import { announceRoles } from './announce-roles.ts'
import { authorize } from './authorize.ts'
import { RoleAssignment } from './role-assignment.model.ts'
import { endSessionsWithoutRole } from './sessions.ts'

export const removeOfficialInput = z.object({
  accountId: z.uuid(),
  agencyId: z.uuid(),
  /** The roles that were seen: what came meanwhile is not taken unseen. */
  roles: z.array(z.string()).min(1),
})

/**
 * Somebody no longer works for the agency: every role there goes, their open cases are given back, and with the last
 * role their sessions end at once.
 * @throws NotFound, NotPermitted for oneself, ChangedMeanwhile
 */
export async function removeOfficial(
  deps: Deps,
  actor: Actor,
  input: z.input<typeof removeOfficialInput>,
): Promise<void> {
  const { accountId, agencyId, roles } = removeOfficialInput.parse(input)
  authorize(actor, 'give', 'RoleAssignment', { agency_id: agencyId })
  if (!mayGive(actor, { accountId })) throw new NotPermitted('nobody takes away their own role')
  await deps.db.transaction(async (trx) => {
    const held = { account_id: accountId, agency_id: agencyId }
    const found = await RoleAssignment.query(trx).where(held).forUpdate()
    if (found.length === 0) throw new NotFound('official')
    const now = found.map(({ role }) => role).toSorted()
    if (now.join() !== roles.toSorted().join()) throw new ChangedMeanwhile()
    await RoleAssignment.query(trx).where(held).delete()
    const cases = await actingFor({ purpose: 'house' }, () => giveCasesBack(trx, deps, actor, { accountId, agencyId }))
    await endSessionsWithoutRole(trx, accountId, deps.now())
    await announceRoles(trx, accountId)
    const about = { official: accountId, roles: now.join(', '), cases, by: actor.accountId }
    await appendEvidence(trx, deps, { agencyId, type: 'official.removed', at: deps.now(), about })
  })
}

/**
 * What they had open is nobody's from now on, and stands in the inbox of those who may take it. For the house: who says
 * who works here sees no cases.
 */
async function giveCasesBack(
  trx: Knex.Transaction,
  deps: Deps,
  actor: Actor,
  { accountId, agencyId }: { accountId: string; agencyId: string },
): Promise<number> {
  const given: { id: string; number: string }[] = await trx('cases')
    .where({ agency_id: agencyId, assigned_to: accountId, status: 'open' })
    .update({ assigned_to: null, version: trx.raw('version + 1') })
    .returning(['id', 'number'])
  for (const { id, number } of given) {
    const about = { case: id, number, from: accountId, to: null, by: actor.accountId }
    await appendEvidence(trx, deps, { agencyId, type: 'case.assigned', at: deps.now(), about })
  }
  return given.length
}
