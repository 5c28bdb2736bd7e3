import { type AnyAbility, subject } from '@casl/ability'
import { isHeldByOther, isOwnCase } from '../../catalog/case-lifecycle.ts'
import type { Actor } from '../../server/accounts/actor.ts'
import { colleaguesFor } from '../../server/cases/colleagues-for.ts'
import { holdersOf } from '../../server/cases/holders-of.ts'
import type { VisibleCase } from '../../server/cases/read-case.ts'
import type { Deps } from '../../server/deps.ts'
import type { ShownAssignment } from './shown-case.ts'

/** Whose a case is, and to whom the official may hand it. */
export async function presentAssignment(
  db: Deps['db'],
  actor: Actor,
  ability: AnyAbility,
  found: VisibleCase,
): Promise<ShownAssignment> {
  const holder = (await holdersOf(db, [found.id])).get(found.id) ?? null
  const mayAssign = found.status === 'open' && ability.can('assign', subject('Case', { ...found }))
  const able = mayAssign ? await colleaguesFor(db, found) : []
  return {
    holder,
    mine: holder?.id === actor.accountId,
    isOwn: isOwnCase(found.account_id, actor.accountId),
    heldByOther: isHeldByOther(found.assigned_to, actor.accountId),
    mayAssign,
    self: able.find(({ id }) => id === actor.accountId)?.id ?? null,
    colleagues: able.filter(({ id }) => id !== actor.accountId && id !== holder?.id),
  }
}
