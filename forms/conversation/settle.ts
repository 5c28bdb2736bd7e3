import { childrenOf, entryNode, itemNode } from '../compile/children.ts'
import { isFileReference } from '../compile/file-reference.ts'
import { firstJson, isContainer } from '../compile/kind.ts'
import type { Node } from '../compile/node.ts'
import { fits } from '../compile/validate.ts'
import type { Json } from '../definition.ts'
import { isEqual } from '../json.ts'
import { activate, reconsider } from './activate.ts'
import { softlyRequired, unsettledConditions } from './demands.ts'
import { demandedByGroups, excludedByGroups } from './groups.ts'
import { type Live, storeAnswer } from './live.ts'
import { itemAt } from './pages.ts'
import { placeValue } from './place-value.ts'
import { countIn, recount } from './progress.ts'
import { isIn, newSpot, placesIn, type Spot } from './spot.ts'

/** More rounds than conditions ever need to agree; conditions that contradict each other stop here. */
const ROUNDS = 50

/** Brings a spot, and all below it, in line with its answer and its declared node. */
export function settle(live: Live, spot: Spot): void {
  const index = live.index.get(spot.at)
  spot.answer = index === undefined ? undefined : itemAt(live.answers, index)
  spot.outcomes.clear()
  become(live, spot, spot.declared)
  // Conditions look at the data, so what is there without them comes first.
  if (spot.node.kind === 'object' && spot.node.conditions.length > 0) fill(live, spot)
  refresh(live, spot)
}

/** The same, when conditions of the spot itself may have come out differently. */
export function refresh(live: Live, spot: Spot): void {
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
  if (!isOther) return
  empty(live, spot)
  const { value, ...rest } = spot.answer ?? { at: spot.at }
  if (value === undefined) return
  live.dropped.add(spot)
  spot.answer = { ...rest, was: value }
  storeAnswer(live, spot.answer)
}

/** Puts into a spot what its node asks for. True when that may have changed the outcome of a condition. */
function fill(live: Live, spot: Spot): boolean {
  if (!isIn(spot)) {
    empty(live, spot)
    return false
  }
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

function empty(live: Live, spot: Spot): void {
  for (const place of placesIn(spot)) drop(live, place)
  spot.children = []
  spot.rows = []
  spot.byName.clear()
  spot.cursor = 0
  spot.recheck.clear()
  spot.isRefused = false
  placeValue(spot, undefined)
}

function fillLeaf(live: Live, spot: Spot): void {
  for (const place of placesIn(spot)) drop(live, place)
  spot.children = []
  spot.rows = []
  const wasTaken = spot.value !== undefined && !spot.isRefused
  placeValue(spot, leafValue(spot))
  spot.isRefused = spot.answer?.value !== undefined && spot.value !== undefined && !accepts(live, spot.node, spot.value)
  if (spot.value !== undefined && !spot.isRefused) spot.takenAs = spot.node
  if (!wasTaken || (spot.value !== undefined && !spot.isRefused)) return
  live.dropped.add(spot)
  live.opened.add(spot)
}

function leafValue({ node, answer, required }: Spot): Json | undefined {
  if (node.kind === 'constant') return node.constant?.value
  if (answer?.value !== undefined) return answer.value
  return node.silent && required ? firstJson(node.parts, 'default') : undefined
}

/** True when a leaf's value passes everything that its parts say about it. */
export function accepts(live: Live, node: Node, value: Json): boolean {
  return (node.kind === 'file' && isFileReference(value)) || fits(live.form, value, node.parts)
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

/** Whoever is no longer asked, or asked again, counts otherwise than before. */
function exclude(live: Live, spot: Spot): void {
  const before = spot.excluded
  spot.excluded = excludedByGroups(spot)
  for (const child of spot.children)
    if (before.has(String(child.name)) !== spot.excluded.has(String(child.name))) recount(live.form, child)
}

/** How often one and the same part may be required in itself before anybody has answered anything in it. */
const MOST_NESTED = 3

/** A condition that holds before its question is asked may demand a part in itself, and again; it is cut off here. */
function isEndless(spot: Spot): boolean {
  let count = 0
  for (let place: Spot | undefined = spot; place !== undefined; place = place.parent) {
    if (place.row !== undefined || !place.required) return false
    if (place.declared === spot.declared && ++count > MOST_NESTED) return true
  }
  return false
}

function create(live: Live, parent: Spot, name: string | number, node: Node, required: boolean): Spot {
  const spot = newSpot(parent, name, node, required)
  settle(live, spot)
  live.opened.add(spot)
  return spot
}

function rebase(live: Live, spot: Spot, node: Node, required: boolean): Spot {
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

/** Takes a place out of the form: its answers are no longer part of the data, but are remembered as earlier ones. */
export function drop(live: Live, spot: Spot): void {
  for (const place of placesIn(spot)) drop(live, place)
  spot.isCounted = false
  if (spot.parent?.value !== undefined) placeValue(spot, undefined)
  live.opened.delete(spot)
  if (spot.answer === undefined) return
  if (spot.answer.value !== undefined) live.dropped.add(spot)
  const was = spot.answer.value ?? spot.answer.was
  storeAnswer(live, was === undefined ? { at: spot.at } : { at: spot.at, was })
}
