import { excludedByGroups } from './groups.ts'
import type { Live } from './live.ts'
import { recount } from './progress.ts'
import type { Spot } from './spot.ts'

/** Looks which children the groups make impossible now; gives those that are no longer asked, or asked again: they count otherwise than before. */
export function exclude(live: Live, spot: Spot): Spot[] {
  const before = spot.excluded
  spot.excluded = excludedByGroups(spot)
  const changed = [...before, ...spot.excluded].filter((name) => before.has(name) !== spot.excluded.has(name))
  const children = changed.flatMap((name) => spot.byName.get(name) ?? [])
  for (const child of children) recount(live.form, child)
  return children
}
