import { abilityFor } from '../../catalog/abilities.ts'
import type { Localized } from '../../catalog/in-locale.ts'
import type { Actor } from '../accounts/actor.ts'
import { accessible } from '../database/accessible.ts'
import type { Deps } from '../deps.ts'

export type EndingKey = { agencyId: string; agency: Localized; validUntil: Date }

/** Time enough for two administrators to agree on the next key. */
const soonDays = 60

/** The agencies whose seal key in use ends soon, or has ended, for who decides about it. */
export async function listEndingKeys({ db, now }: Deps, actor: Actor): Promise<EndingKey[]> {
  const soon = new Date(now().getTime() + soonDays * 24 * 3600_000)
  const keys = db('seal_keys as k').join('agencies as g', 'g.id', 'k.agency_id')
  return accessible(keys, abilityFor(actor), 'decide', 'Agency', { table: 'g' })
    .where('k.status', 'active')
    .where('k.valid_until', '<=', soon)
    .orderBy('k.valid_until')
    .select<EndingKey[]>({ agencyId: 'g.id', agency: 'g.names', validUntil: 'k.valid_until' })
}
