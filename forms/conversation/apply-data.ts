import { discriminators } from '../compile/children.ts'
import type { ArmsCondition } from '../compile/condition.ts'
import { flatten } from '../compile/flatten.ts'
import type { Form } from '../compile/form.ts'
import { typesOf } from '../compile/kind.ts'
import type { Node } from '../compile/node.ts'
import { optionsAmong } from '../compile/options.ts'
import type { Part } from '../compile/part.ts'
import { fits } from '../compile/validate.ts'
import type { Json } from '../definition.ts'
import { has, isEqual, isObject } from '../json.ts'
import { answerSpot, chooseArm, clearAnswer, newRow, setRows } from './answer-spot.ts'
import type { Row } from './conversation.ts'
import { accepts } from './fill-leaf.ts'
import type { Live } from './live.ts'
import { isGated, type Spot } from './spot.ts'

/** A value that did not fit where it was meant to go. */
export type Misfit = { spot: Spot; value: Json }

/**
 * Sets everything below a spot from data in one go, as a form view sends them; undefined means that there is no such value.
 * Works from the outside in and in the form's order, because earlier answers decide which later places there are.
 */
export function applyData(live: Live, spot: Spot, data: Json | undefined): Misfit[] {
  if (spot.node.silent && spot.parent !== undefined && !isPrefilled(spot, data)) return []
  if (isGated(spot)) {
    if (data === undefined) return leaveOut(live, spot)
    if (spot.answer?.gate !== true) answerSpot(live, { spot, ask: 'gate' }, { value: true })
  }
  decideArms(live, spot, data)
  switch (spot.node.kind) {
    case 'object':
      return isObject(data) ? applyObject(live, spot, data as Record<string, Json>) : []
    case 'list':
      return Array.isArray(data) ? applyList(live, spot, data) : []
    case 'constant':
    case 'undecided':
      return []
    default:
      return applyLeaf(live, spot, data)
  }
}

/** What is only shown can be known beforehand, but never changed afterwards. */
function isPrefilled(spot: Spot, data: Json | undefined): boolean {
  return data !== undefined && spot.answer?.value === undefined
}

function leaveOut(live: Live, spot: Spot): Misfit[] {
  if (spot.answer?.gate === true) answerSpot(live, { spot, ask: 'gate' }, { value: false })
  return []
}

function applyLeaf(live: Live, spot: Spot, data: Json | undefined): Misfit[] {
  if (data === undefined) {
    if (spot.answer?.value !== undefined)
      spot.required ? clearAnswer(live, spot) : answerSpot(live, { spot, ask: 'value' }, { skip: true })
    return []
  }
  if (!accepts(live, spot.node, data)) return [{ spot, value: data }]
  if (isEqual(spot.value, data)) return []
  answerSpot(live, { spot, ask: 'value' }, { value: data })
  return []
}

/** Conditions that contradict each other would have the same children set anew for ever. */
const MOST_AGAIN = 200

function applyObject(live: Live, spot: Spot, data: Record<string, Json>): Misfit[] {
  const misfits = new Map<string, Misfit[]>()
  const done = new Map<string, Node>()
  let again = 0
  for (let next = unvisited(spot, done); next !== undefined; next = unvisited(spot, done)) {
    const name = String(next.name)
    if (done.has(name) && ++again > MOST_AGAIN) break
    done.set(name, next.declared)
    misfits.set(name, applyData(live, next, has(data, name) ? data[name] : undefined))
    decideArms(live, spot, data)
  }
  if (spot.node.isMap) misfits.set('', applyEntries(live, spot, data))
  return [...misfits.values()].flat()
}

/** Children may come and go while others are set, and may become something else. */
function unvisited(spot: Spot, done: ReadonlyMap<string, Node>): Spot | undefined {
  return spot.children.find(({ name, declared }) => done.get(String(name)) !== declared)
}

function applyEntries(live: Live, spot: Spot, data: Record<string, Json>): Misfit[] {
  const names = Object.keys(data).filter((name) => !spot.byName.has(name))
  const known = spot.answer?.rows ?? []
  setRows(
    live,
    spot,
    rowsFor(spot, names.length, (index) => known.find(({ key }) => key === names[index]), names),
    true,
  )
  return spot.rows.flatMap((row) => applyData(live, row, data[String(row.name)]))
}

function applyList(live: Live, spot: Spot, data: Json[]): Misfit[] {
  const known = spot.answer?.rows ?? []
  // Whoever leaves the rows of an unfinished list as they are can still be asked for the next one.
  const isLeft = data.length > 0 && known.length === data.length && !spot.answer?.closed
  setRows(
    live,
    spot,
    rowsFor(spot, data.length, (index) => known[index]),
    !isLeft,
  )
  return spot.rows.flatMap((row) => applyData(live, row, data[Number(row.name)]))
}

function rowsFor(spot: Spot, count: number, known: (index: number) => Row | undefined, names: string[] = []): Row[] {
  let { id } = newRow(spot)
  return Array.from({ length: count }, (_, index) => {
    const name = names[index]
    return known(index) ?? (name === undefined ? { id: id++ } : { id: id++, key: name })
  })
}

/** Chooses the arms that the data fit, also where another had been chosen before; an arm may bring alternatives of its own. */
function decideArms(live: Live, spot: Spot, data: Json | undefined): void {
  if (data === undefined) return
  passOver(live, spot, data)
  const done = new Set<string>()
  for (let next = nextChoice(spot, done); next !== undefined; next = nextChoice(spot, done)) {
    done.add(next.id)
    const arms = next.arms.map((arm) => flatten(live.form, [arm]))
    const chosen = spot.answer?.arms?.[next.id]
    const index = bestArm(live.form, arms, data, chosen)
    if (index !== -1 && index !== chosen && arms.length > 1) chooseArm(live, spot, next.id, index)
  }
}

function nextChoice(spot: Spot, done: ReadonlySet<string>): ArmsCondition | undefined {
  return spot.node.conditions
    .filter((condition) => condition.kind === 'arms')
    .find((condition) => !done.has(condition.id) && (condition.tells === undefined || condition === spot.undecided))
}

/** Who filled in what only an arm knows, but not the property that tells the arms apart, has left that property out. */
function passOver(live: Live, spot: Spot, data: Json): void {
  if (!isObject(data)) return
  const strangers = Object.keys(data).filter((name) => !spot.byName.has(name))
  for (const { property, arms } of strangers.length === 0 ? [] : discriminators(spot.node)) {
    const told = spot.byName.get(property)
    if (told === undefined || told.required || has(data, property) || told.answer?.skipped === true) continue
    const isKnown = (name: string) => arms.flat().some(({ schema }) => has(schema.properties ?? {}, name))
    if (strangers.some(isKnown)) answerSpot(live, { spot: told, ask: isGated(told) ? 'gate' : 'value' }, { skip: true })
  }
}

/** The weight of fitting as a whole, above any number of names. */
const WHOLE = 100_000

/**
 * The index of the arm that fits data best, or -1 when none has anything to do with them: one that holds as a whole, and among
 * those the one that knows most of what is there. A choice that is as good as any other stays. An arm is the parts that describe it.
 */
export function bestArm(form: Form, arms: readonly (readonly Part[])[], data: Json, chosen = 0): number {
  const scores = arms.map((parts) =>
    fits(form, data, parts) ? WHOLE + closeness(form, parts, data) : knownNames(parts, data),
  )
  const most = Math.max(...scores)
  if (most === 0) return -1
  return scores[chosen] === most ? chosen : scores.indexOf(most)
}

/** Of what fits, a closed list means exactly these data; then come those that know the names in them, or at least the type. */
function closeness(form: Form, parts: readonly Part[], data: Json): number {
  if (optionsAmong(form, parts, []) !== undefined) return WHOLE / 2
  return knownNames(parts, data) * 2 + (typesOf(parts) === undefined ? 0 : 1)
}

function knownNames(parts: readonly Part[], data: Json): number {
  if (!isObject(data)) return 0
  return Object.keys(data).filter((name) => parts.some(({ schema }) => has(schema.properties ?? {}, name))).length
}
