import { type ArmsCondition, broughtBy, type Condition, type Reads } from '../compile/condition.ts'
import { extend, type Node } from '../compile/node.ts'
import type { Part } from '../compile/part.ts'
import { type Ui, uiBelow } from '../compile/ui.ts'
import { isValid } from '../compile/validate.ts'
import type { Json } from '../definition.ts'
import { has, isObject, put } from '../json.ts'
import type { Live } from './live.ts'
import type { Spot } from './spot.ts'

/**
 * The node that a spot has with its present data and chosen arms: conditions bring parts, parts may bring conditions.
 * Only conditions without a remembered outcome are tried; `forget` makes the others be tried again.
 */
export function activate(live: Live, spot: Spot): Node {
  let node = spot.declared
  spot.undecided = undefined
  const done = new Set<string>()
  for (let fresh = pending(node, spot, done); fresh.length > 0; fresh = pending(node, spot, done)) {
    const brought = fresh.map((condition) => bring(live, spot, node, condition))
    for (const { id } of fresh) done.add(id)
    node = extend(
      live.form,
      node,
      brought.flatMap(({ parts }) => parts),
      brought.flatMap(({ ui }) => ui),
    )
  }
  // A condition that is gone may come back when the data have changed.
  for (const id of spot.outcomes.keys()) if (!done.has(id)) spot.outcomes.delete(id)
  return node
}

function pending(node: Node, spot: Spot, done: Set<string>): Condition[] {
  const applies = (condition: Condition) => node.kind === 'object' || condition.kind === 'arms' || isObject(spot.value)
  return node.conditions.filter((condition) => !done.has(condition.id) && applies(condition))
}

type Brought = { parts: readonly Part[]; ui: Ui }

const NOTHING: Brought = { parts: [], ui: [] }

function bring(live: Live, spot: Spot, node: Node, condition: Condition): Brought {
  const outcome = spot.outcomes.get(condition.id) ?? outcomeOf(live, spot, condition)
  spot.outcomes.set(condition.id, outcome)
  return condition.kind === 'arms'
    ? bringArm(spot, node, condition, outcome)
    : { parts: broughtBy(condition, outcome), ui: [] }
}

function bringArm(spot: Spot, node: Node, condition: ArmsCondition, outcome: string): Brought {
  if (outcome === 'undecided') spot.undecided ??= condition
  const arm = condition.arms[Number(outcome)]
  if (arm === undefined) return NOTHING
  const parts = condition.tells === undefined ? [arm] : (condition.tells.arms[Number(outcome)] ?? [])
  return { parts, ui: uiBelow(node.ui, condition.keyword, Number(outcome)) }
}

/** What a condition comes to with the spot's data: a branch, presence, or the index of an arm. */
export function outcomeOf(live: Live, spot: Spot, condition: Condition): string {
  const data = spot.value ?? {}
  switch (condition.kind) {
    case 'if':
      return isValid(live.form, readIn(data, condition.reads), condition.guard) ? 'then' : 'else'
    case 'presence':
      return isObject(data) && has(data, condition.name) ? 'there' : 'absent'
    case 'arms':
      return armOf(live, spot, condition)
  }
}

/** What a guard reads of an object: the validator would look at all of it, however large it is. */
function readIn(data: Json, reads: Reads): Json {
  if (reads === undefined || !isObject(data)) return data
  const read: Record<string, Json> = {}
  for (const name of reads) if (has(data, name)) put(read, name, data[name] as Json)
  return read
}

function armOf(live: Live, spot: Spot, { id, arms, tells }: ArmsCondition): string {
  const data = isObject(spot.value) ? spot.value : {}
  if (tells !== undefined && has(data, tells.property)) {
    return String(tells.values.findIndex((value) => isValid(live.form, data[tells.property], value.schema)))
  }
  const chosen = arms.length === 1 ? 0 : spot.answer?.arms?.[id]
  if (chosen !== undefined) return String(chosen)
  return tells === undefined || isPassedOver(spot, tells.property) ? 'undecided' : 'open'
}

/** A discriminator that was skipped cannot tell the arm. */
function isPassedOver(spot: Spot, property: string): boolean {
  return spot.byName.get(property)?.answer?.skipped === true
}

/** Forgets the outcomes that a changed property may change. True when one of them did change. */
export function reconsider(live: Live, spot: Spot, name: string): boolean {
  let changed = false
  for (const key of [name, '*']) {
    for (const condition of spot.node.watchers.get(key) ?? []) {
      const before = spot.outcomes.get(condition.id)
      const after = outcomeOf(live, spot, condition)
      if (before !== after) changed = true
      spot.outcomes.set(condition.id, after)
    }
  }
  return changed
}
