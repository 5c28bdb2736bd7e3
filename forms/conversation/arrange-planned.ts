import type { Part } from '../compile/part.ts'
import { type Plan, type Planned, plannedAt } from '../compile/plan.ts'
import { drop } from './drop.ts'
import { exclude } from './exclude.ts'
import { demandedByGroups } from './groups.ts'
import type { Live } from './live.ts'
import { countIn, countOut } from './progress.ts'
import { create, rebase } from './settle.ts'
import type { Spot } from './spot.ts'

/**
 * Creates, keeps or drops the children with some names, as the plan has them with the outcomes of now, and those that a
 * group has come to demand or not; gives the names of those that are not as they were.
 */
export function arrangePlanned(live: Live, spot: Spot, plan: Plan, names: ReadonlySet<string>): string[] {
  const demanded = demandedByGroups(spot)
  const isOther = (name: string) => demanded.has(name) !== spot.demanded.has(name)
  const concerned = new Set([...names, ...[...demanded, ...spot.demanded].filter(isOther)])
  spot.demanded = demanded
  const excluded = exclude(live, spot)
  for (const child of excluded) if (child.position < spot.cursor) spot.recheck.add(child)
  const there: [string, Planned][] = []
  const gone: Spot[] = []
  for (const name of concerned) {
    const planned = plannedAt(live.form, plan, spot.declared, name, spot.outcomes)
    const known = spot.byName.get(name)
    if (planned !== undefined) there.push([name, planned])
    else if (known !== undefined) gone.push(known)
  }
  there.sort(([, a], [, b]) => a.rank - b.rank)
  gone.sort((a, b) => a.position - b.position)
  const touched = there.filter(([name, planned]) => arrangeChild(live, spot, plan, name, planned)).map(([name]) => name)
  for (const child of gone) {
    takeOut(live, spot, child)
    drop(live, child)
  }
  return [...touched, ...[...excluded, ...gone].map(({ name }) => String(name))]
}

/** True when the child is not as it was. */
function arrangeChild(live: Live, spot: Spot, plan: Plan, name: string, { node, rank, demandedBy }: Planned): boolean {
  const required = demandedBy.some((part) => !isUndecided(spot, plan, part)) || spot.demanded.has(name)
  const known = spot.byName.get(name)
  if (known === undefined) {
    const child = create(live, spot, name, node, required)
    child.rank = rank
    putIn(live, spot, child)
    return true
  }
  if (known.rank !== rank) move(spot, known, rank)
  if (known.declared === node && known.required === required) return false
  rebase(live, known, node, required)
  if (known.position < spot.cursor) spot.recheck.add(known)
  return true
}

/** True for a part that is only there by a condition that looks at questions not asked yet: what it demands may still be skipped. */
function isUndecided({ unsettled, outcomes }: Spot, { bringers }: Plan, { id }: Part): boolean {
  return (bringers.get(id) ?? []).some(
    ({ condition, outcome }) => unsettled.has(condition.id) && outcomes.get(condition.id) === outcome,
  )
}

function putIn(live: Live, spot: Spot, child: Spot): void {
  insert(spot, child)
  spot.byName.set(String(child.name), child)
  countIn(live.form, spot, child)
}

function takeOut(live: Live, spot: Spot, child: Spot): void {
  remove(spot, child)
  spot.byName.delete(String(child.name))
  countOut(live.form, spot, child)
}

function move(spot: Spot, child: Spot, rank: number): void {
  remove(spot, child)
  child.rank = rank
  insert(spot, child)
}

/** The cursor stays before the place that it was before; what comes to stand behind it is looked at again. */
function insert(spot: Spot, child: Spot): void {
  const { children } = spot
  let [low, high] = [0, children.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((children[middle] as Spot).rank < child.rank) low = middle + 1
    else high = middle
  }
  children.splice(low, 0, child)
  renumber(children, low)
  if (low >= spot.cursor) return
  spot.cursor++
  spot.recheck.add(child)
}

function remove(spot: Spot, child: Spot): void {
  spot.children.splice(child.position, 1)
  renumber(spot.children, child.position)
  spot.recheck.delete(child)
  if (child.position < spot.cursor) spot.cursor--
}

function renumber(places: readonly Spot[], from: number): void {
  for (let position = from; position < places.length; position++) (places[position] as Spot).position = position
}
