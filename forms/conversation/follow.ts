import type { Condition } from '../compile/condition.ts'
import { branchOf, type Plan, plannedAt, planOf } from '../compile/plan.ts'
import { isEqual } from '../json.ts'
import { activate, outcomeOf, reconsider } from './activate.ts'
import { arrangePlanned } from './arrange-planned.ts'
import { isSettled, settlesDemand } from './demands.ts'
import { isEndless } from './endless.ts'
import { demandedByGroups, excludedByGroups } from './groups.ts'
import { GrownNode } from './grown-node.ts'
import type { Live } from './live.ts'
import { ROUNDS, refresh } from './settle.ts'
import { isIn, type Spot } from './spot.ts'

/**
 * Follows a change of one property in the object around it. Where the object has a plan, only the conditions that look at
 * what has changed are tried again, and only what they bring or take away is arranged: it comes to the same as `refresh`,
 * at the cost of the change instead of that of the object.
 */
export function follow(live: Live, spot: Spot, name: string): void {
  const plan = isIn(spot) && !isEndless(spot) ? planOf(live.form, spot.declared) : undefined
  if (plan !== undefined) followPlan(live, spot, plan, name)
  else if (changesOutcome(live, spot, name)) refresh(live, spot)
}

function changesOutcome(live: Live, spot: Spot, name: string): boolean {
  const isOther = reconsider(live, spot, name)
  return isOther || groupsChanged(spot) || settlesDemand(live.form, spot, name)
}

function groupsChanged(spot: Spot): boolean {
  if (spot.node.groups.length === 0) return false
  const isSame = isEqual([...demandedByGroups(spot)], [...spot.demanded])
  return !isSame || !isEqual([...excludedByGroups(spot)], [...spot.excluded])
}

/** An object in the middle of a change. */
type Change = { live: Live; spot: Spot; plan: Plan; node: GrownNode }

/** What conditions that came out differently mean: the properties to be arranged, and themselves. */
type Flips = { names: Set<string>; conditions: Condition[] }

function followPlan(live: Live, spot: Spot, plan: Plan, name: string): void {
  if (!isConcerned(live, spot, plan, name)) return
  const change = { live, spot, plan, node: grow(live, spot, plan) }
  let flips = retry(change, [name])
  let looking = watching(plan, spot, [name])
  for (let round = 0; round < ROUNDS; round++) {
    const touched = arrangePlanned(live, spot, plan, flips.names)
    touched.push(...arrangeDemands(change, [...looking, ...flips.conditions, ...watching(plan, spot, touched)]))
    flips = retry(change, touched)
    looking = []
    if (flips.conditions.length === 0) return
  }
  // Conditions that contradict each other never agree: where they are cut off is for the whole walk to say.
  refresh(live, spot)
}

/** True when a property's change makes a condition come out differently, or changes what is demanded. */
function isConcerned(live: Live, spot: Spot, plan: Plan, name: string): boolean {
  const isOther = (condition: Condition) => outcomeOf(live, spot, condition) !== spot.outcomes.get(condition.id)
  const isUndone = (condition: Condition) => isSettled(live.form, spot, condition) === spot.unsettled.has(condition.id)
  return (
    watching(plan, spot, [name, '*']).some(isOther) ||
    groupsChanged(spot) ||
    watching(plan, spot, [name]).some(isUndone)
  )
}

/** From here on the object's node follows its conditions, and its children know their order among all that may come. */
function grow(live: Live, spot: Spot, plan: Plan): GrownNode {
  if (spot.node instanceof GrownNode) return spot.node
  for (const child of spot.children) {
    child.rank = plannedAt(live.form, plan, spot.declared, String(child.name), spot.outcomes)?.rank ?? 0
  }
  const node = new GrownNode(spot.declared, () => activate(live, spot))
  spot.node = node
  return node
}

/** The conditions that are there and look at one of some properties. */
function watching(plan: Plan, { outcomes }: Spot, names: readonly string[]): Condition[] {
  return names.flatMap((name) => plan.watchers.get(name) ?? []).filter(({ id }) => outcomes.has(id))
}

/** Tries again the conditions that look at some properties. */
function retry(change: Change, names: readonly string[]): Flips {
  const { live, spot, plan, node } = change
  const flips: Flips = { names: new Set(), conditions: [] }
  for (const condition of watching(plan, spot, names.length === 0 ? [] : [...names, '*'])) {
    const before = spot.outcomes.get(condition.id)
    if (before === undefined) continue
    const after = outcomeOf(live, spot, condition)
    if (before === after) continue
    leave(change, condition, flips)
    enter(change, condition, after, flips)
    node.forget()
  }
  return flips
}

/** A condition is there with an outcome, and all that stand in what it brings. */
function enter(change: Change, condition: Condition, outcome: string, flips: Flips): void {
  const { live, spot, plan } = change
  spot.outcomes.set(condition.id, outcome)
  flips.conditions.push(condition)
  const branch = branchOf(plan, condition, outcome)
  for (const name of branch?.names ?? []) flips.names.add(name)
  for (const inner of branch?.conditions ?? []) enter(change, inner, outcomeOf(live, spot, inner), flips)
}

function leave(change: Change, condition: Condition, flips: Flips): void {
  const { spot, plan } = change
  const branch = branchOf(plan, condition, spot.outcomes.get(condition.id))
  spot.outcomes.delete(condition.id)
  for (const name of branch?.names ?? []) flips.names.add(name)
  for (const inner of branch?.conditions ?? []) {
    leave(change, inner, flips)
    spot.unsettled.delete(inner.id)
  }
}

/** What is demanded depends on what is answered or skipped, which may change what is demanded elsewhere. */
function arrangeDemands(change: Change, conditions: readonly Condition[]): string[] {
  const { live, spot, plan } = change
  const touched: string[] = []
  let looking = conditions
  for (let round = 0; round < ROUNDS; round++) {
    const names = unsettle(change, looking)
    if (names.size === 0 && !groupsChanged(spot)) break
    const arranged = arrangePlanned(live, spot, plan, names)
    touched.push(...arranged)
    looking = watching(plan, spot, arranged)
  }
  return touched
}

/** Notes which of some conditions look at questions not asked yet; gives the properties about whose demand that changes. */
function unsettle({ live, spot, plan }: Change, conditions: readonly Condition[]): Set<string> {
  const names = new Set<string>()
  for (const condition of conditions) {
    const outcome = spot.outcomes.get(condition.id)
    const isUnsettled = outcome !== undefined && !isSettled(live.form, spot, condition)
    if (isUnsettled === spot.unsettled.has(condition.id)) continue
    if (isUnsettled) spot.unsettled.add(condition.id)
    else spot.unsettled.delete(condition.id)
    for (const name of branchOf(plan, condition, outcome)?.names ?? []) names.add(name)
  }
  return names
}
