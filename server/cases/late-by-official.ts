import { abilityFor } from '../../catalog/abilities.ts'
import type { Actor } from '../accounts/actor.ts'
import { accessible } from '../database/accessible.ts'
import type { Deps } from '../deps.ts'

/** How many cases of one official are open past their deadline; of nobody, where nobody has them yet. */
export type LateCases = { officialId: string | null; name: string | null; count: number }

/** The cases in the actor's reach that are late, by who has them, the most first. */
export async function lateByOfficial({ db, now }: Deps, actor: Actor): Promise<LateCases[]> {
  const late = accessible(
    db('cases as c').leftJoin('accounts as a', 'a.id', 'c.assigned_to'),
    abilityFor(actor),
    'assign',
    'Case',
    { table: 'c' },
  )
  const rows = await late
    .where('c.status', 'open')
    .where('c.due_at', '<=', now())
    .groupBy('c.assigned_to', 'a.name')
    .orderByRaw('count(*) desc, a.name')
    .select<{ officialId: string | null; name: string | null; count: string }[]>(
      'c.assigned_to as officialId',
      'a.name as name',
      db.raw('count(*) as count'),
    )
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}
