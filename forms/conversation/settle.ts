import { childrenOf, entryNode, itemNode } from '../compile/children.ts'
import { isContainer } from '../compile/kind.ts'
import type { Node } from '../compile/node.ts'
import { isEqual } from '../json.ts'
import { activate, reconsider } from './activate.ts'
import { softlyRequired, unsettledConditions } from './demands.ts'
import { drop, empty, loseValue } from './drop.ts'
import { isEndless } from './endless.ts'
import { exclude } from './exclude.ts'
import { fillLeaf } from './fill-leaf.ts'
import { demandedByGroups, excludedByGroups } from './groups.ts'
import { answerAt, type Live, restoreAnswer } from './live.ts'
import { placeValue } from './place-value.ts'
import { countIn, recount } from './progress.ts'
import { isIn, newSpot, placesIn, type Spot } from './spot.ts'

/** More rounds than conditions ever need to agree; conditions that contradict each other stop here. */
export const ROUNDS = 50

/** Brings a spot, and all below it, in line with its answer and its declared node. */
export function settle(live: Live, spot: Spot): void {
  restoreAnswer(live, spot.at)
  spot.answer = answerAt(live, spot.at)
  spot.outcomes.clear()
  become(live, spot, spot.declared)
  // Conditions look at the data, so what is there without them comes first.
  if (spot.node.kind === 'object' && spot.node.conditions.length > 0) fill(live, spot)
  refresh(live, spot)
}

/** The same, when conditions of the spot itself may have come out differently. */
export function refresh(live: Live, spot: Spot): void {
  if (!isIn(spot)) empty(live, spot)
  for (let round = 0; round < ROUNDS; round++) {
    const node = activate(live, spot)
    const isNew = node !== spot.node || round === 0
    become(live, spot, node)
    if (!isNew || !fill(live, spot)) break
  }
  recount(live.form, spot)
}

/** Gives a spot its node. Where a single answer becomes an object or list, or the other way round, nothing of it stays. */
function become(live: Live, spot: Spot, node: Node): void {
  const isOther = node.kind !== spot.node.kind && (isContainer(node.kind) || isContainer(spot.node.kind))
  spot.node = node
  if (isOther) empty(live, spot)
  if (isContainer(node.kind)) loseValue(live, spot)
}

/** Puts into a spot what its node asks for. True when that may have changed the outcome of a condition. */
function fill(live: Live, spot: Spot): boolean {
  if (!isIn(spot)) return false
  switch (spot.node.kind) {
    case 'object':
      return fillObject(live, spot)
    case 'list':
      return fillList(live, spot)
    case 'undecided':
      empty(live, spot)
      return false
    default:
      fillLeaf(live, spot)
      return false
  }
}

function fillObject(live: Live, spot: Spot): boolean {
  if (spot.value === undefined || Array.isArray(spot.value)) placeValue(spot, {})
  const touched = arrangeChildren(live, spot)
  // What is demanded depends on what is answered or skipped, which is known only now.
  for (let round = 0; round < ROUNDS && !isUpToDate(live, spot); round++) {
    spot.unsettled = unsettledConditions(live.form, spot)
    touched.push(...arrangeChildren(live, spot))
  }
  fillEntries(live, spot)
  restart(spot)
  return touched.filter((name) => reconsider(live, spot, name)).length > 0
}

function isUpToDate(live: Live, spot: Spot): boolean {
  return (
    isEqual([...unsettledConditions(live.form, spot)], [...spot.unsettled]) &&
    isEqual([...demandedByGroups(spot)], [...spot.demanded]) &&
    isEqual([...excludedByGroups(spot)], [...spot.excluded])
  )
}

/** Creates, keeps or drops children as the node asks; gives the names of those that are not as they were. */
function arrangeChildren(live: Live, spot: Spot): string[] {
  const before = new Set(spot.children)
  const soft = softlyRequired(live.form, spot)
  const touched: string[] = []
  spot.demanded = demandedByGroups(spot)
  exclude(live, spot)
  spot.children = (isEndless(spot) ? [] : childrenOf(live.form, spot.node)).map(({ name, node, required }) => {
    const needed = (required && !soft.has(name)) || spot.demanded.has(name)
    const known = spot.byName.get(name)
    if (known !== undefined) before.delete(known)
    if (known?.declared === node && known.required === needed) return known
    touched.push(name)
    return known === undefined ? create(live, spot, name, node, needed) : rebase(live, known, node, needed)
  })
  for (const gone of before) drop(live, gone)
  spot.byName.clear()
  for (const child of spot.children) spot.byName.set(String(child.name), child)
  return [...touched, ...[...before].map(({ name }) => String(name))]
}

/** A place that was not part of the form until now. */
export function create(live: Live, parent: Spot, name: string | number, node: Node, required: boolean): Spot {
  const spot = newSpot(parent, name, node, required)
  settle(live, spot)
  live.opened.add(spot)
  return spot
}

/** The same place under another node, or under another demand. */
export function rebase(live: Live, spot: Spot, node: Node, required: boolean): Spot {
  const wasSkipped = !spot.required && required && spot.value === undefined
  spot.declared = node
  spot.required = required
  settle(live, spot)
  if (wasSkipped) live.opened.add(spot)
  return spot
}

function fillList(live: Live, spot: Spot): boolean {
  const rows = spot.answer?.rows ?? []
  const before = new Map(spot.rows.map((row) => [row.row?.id, row]))
  if (!Array.isArray(spot.value)) placeValue(spot, [])
  spot.rows = rows.flatMap((row, index) => {
    const node = itemNode(live.form, spot.node, index)
    if (node === undefined) return []
    const known = before.get(row.id)
    before.delete(row.id)
    return known?.declared === node && known.name === index ? known : makeRow(live, spot, known, index, node, row.id)
  })
  for (const gone of before.values()) drop(live, gone)
  placeValue(
    spot,
    spot.rows.flatMap(({ value }) => (value === undefined ? [] : [value])),
  )
  restart(spot)
  return false
}

/** Looks for the next question from the first place again. */
function restart(spot: Spot): void {
  spot.cursor = 0
  spot.recheck.clear()
  for (const [position, place] of placesIn(spot).entries()) place.position = position
}

/** A row at the end changes none of the others, so it costs the same in a long list as in a short one. */
export function appendRow(live: Live, list: Spot, id: number): void {
  const index = list.rows.length
  const node = itemNode(live.form, list.node, index)
  if (node === undefined) return
  const row = makeRow(live, list, undefined, index, node, id)
  row.position = index
  list.rows.push(row)
  placeValue(row, row.value)
  live.opened.add(row)
  countIn(live.form, list, row)
}

function makeRow(live: Live, list: Spot, known: Spot | undefined, index: number, node: Node, id: number): Spot {
  const spot = known ?? newSpot(list, index, node, true, { id })
  spot.name = index
  if (known !== undefined && known.declared === node) return known
  spot.declared = node
  settle(live, spot)
  return spot
}

/** The entries of a map stand in the same object as its declared properties. */
function fillEntries(live: Live, spot: Spot): void {
  const before = new Map(spot.rows.map((row) => [row.row?.id, row]))
  spot.rows = (spot.answer?.rows ?? []).flatMap((row) => {
    const node = row.key === undefined ? undefined : entryNode(live.form, spot.node, row.key)
    if (node === undefined || row.key === undefined) return []
    const known = before.get(row.id)
    before.delete(row.id)
    if (known?.declared === node && known.name === row.key) return known
    const entry = newSpot(spot, row.key, node, true, row)
    settle(live, entry)
    return entry
  })
  for (const gone of before.values()) drop(live, gone)
}
