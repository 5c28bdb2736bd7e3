import { z } from 'zod'
import { slugFor } from '../../catalog/designing/name-for.ts'
import { builtInRoles } from '../../catalog/starting-roles.ts'
import type { Deps } from '../deps.ts'
import { Invalid } from '../errors.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import type { Actor } from './actor.ts'
import { authorize } from './authorize.ts'

export const addRoleInput = z.object({
  agencyId: z.uuid(),
  names: z.object({ en: z.string().trim().min(1).max(80), ru: z.string().trim().min(1).max(80) }),
})

/**
 * A new role of the agency, which holds nothing yet.
 * @throws NotFound for an agency that is not the actor's; Invalid where a role of that name is there.
 */
export async function addRole(deps: Deps, actor: Actor, input: z.input<typeof addRoleInput>): Promise<{ id: string }> {
  const { agencyId, names } = addRoleInput.parse(input)
  authorize(actor, 'change', 'Role', { agency_id: agencyId })
  const [id, key] = [deps.newId(), slugFor(names.en)]
  if (Object.hasOwn(builtInRoles, key)) throw new Invalid([{ path: 'names/en', reason: 'taken' }])
  await deps.db.transaction(async (trx) => {
    // Whoever adds at the same time waits, so that the free name stays free.
    await trx('agencies').where({ id: agencyId }).forUpdate().first('id')
    if (await trx('roles').where({ agency_id: agencyId, key }).first('id'))
      throw new Invalid([{ path: 'names/en', reason: 'taken' }])
    await trx('roles').insert({ agency_id: agencyId, id, key, names, changed_at: deps.now() })
    await appendEvidence(trx, deps, {
      agencyId,
      type: 'role.added',
      at: deps.now(),
      about: { role: key, by: actor.accountId },
    })
  })
  return { id }
}
