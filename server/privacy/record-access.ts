import type { Knex } from 'knex'
import { builtInRoles, type RoleDefinition } from '../../catalog/starting-roles.ts'
import type { Actor } from '../accounts/actor.ts'
import type { Deps } from '../deps.ts'

type AccessToRecord = {
  /** Whose data it is. */
  accountId: string
  agencyId: string
  caseNumber: string | null
  /** Text keys, so that the person reads them in their own language. */
  what: { key: string; params?: Record<string, string> }
  purpose: string
  /** As whom somebody looks who holds no role; an administrator when left out. */
  as?: { role: string; names: RoleDefinition['names'] }
}

/** Leaves the trace of a look at a person's data, in the transaction that reads it. One's own look leaves none. */
export async function recordAccess(
  trx: Knex.Transaction,
  deps: Deps,
  actor: Actor,
  access: AccessToRecord,
): Promise<void> {
  if (actor.accountId === access.accountId) return
  const { as } = access
  const held = actor.assignments.find((assignment) => assignment.agencyId === access.agencyId)
  await trx('accesses').insert({
    account_id: access.accountId,
    id: deps.newId(),
    agency_id: access.agencyId,
    accessed_by: actor.accountId,
    role: as?.role ?? held?.role ?? 'administrator',
    role_names: JSON.stringify(as?.names ?? held?.names ?? builtInRoles.administrator),
    case_number: access.caseNumber,
    what: JSON.stringify(access.what),
    purpose: access.purpose,
    at: deps.now(),
  })
}
