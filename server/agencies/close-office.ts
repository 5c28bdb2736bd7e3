import { z } from 'zod'
import type { Actor } from '../accounts/actor.ts'
import type { Deps } from '../deps.ts'
import { Invalid, NotInThisState } from '../errors.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import { lockOffice } from './lock-office.ts'
import { routesTo } from './routes-to.ts'

export const closeOfficeInput = z.object({ id: z.uuid() })

/**
 * Removes an office from whatever can be chosen. Its cases and its people stay where they are.
 * @throws NotFound, NotPermitted, NotInThisState when it is closed; Invalid naming each published service that sends
 *   its cases there
 */
export async function closeOffice(deps: Deps, actor: Actor, input: z.input<typeof closeOfficeInput>): Promise<void> {
  const { id } = closeOfficeInput.parse(input)
  await deps.db.transaction(async (trx) => {
    const { agency_id, slug, closed_at } = await lockOffice(trx, actor, id)
    if (closed_at) throw new NotInThisState('closed')
    // A version is published under the same lock, so none begins to route here meanwhile.
    await trx('agencies').where({ id: agency_id }).forNoKeyUpdate().first('id')
    const published = (await routesTo(trx, { agencyId: agency_id, slug })).filter(({ isPublished }) => isPublished)
    if (published.length > 0)
      throw new Invalid(published.map(({ titles }) => ({ path: titles.en ?? '', reason: 'routes-here' })))
    await trx('offices').where({ agency_id, id }).update({ closed_at: deps.now() })
    const about = { office: id, slug, by: actor.accountId }
    await appendEvidence(trx, deps, { agencyId: agency_id, type: 'office.removed', at: deps.now(), about })
  })
}
