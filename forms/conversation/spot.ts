import type { ArmsCondition } from '../compile/condition.ts'
import type { Node } from '../compile/node.ts'
import type { Json } from '../definition.ts'
import { escapeKey } from '../pointer.ts'
import type { Answer, Row } from './conversation.ts'

/** One place of the data under construction: a form's node at a path, with what was answered there. */
export type Spot = {
  /** Stable path: rows by number, so that removing one moves no other. */
  readonly at: string
  readonly parent: Spot | undefined
  /** Key, or index at this moment, in the parent's data. */
  name: string | number
  readonly row: Row | undefined
  /** Before and after conditions and arms have brought their parts. */
  declared: Node
  node: Node
  required: boolean
  /** Children that a group makes mandatory at this moment. */
  demanded: ReadonlySet<string>
  /** Children that a group makes impossible at this moment. */
  excluded: ReadonlySet<string>
  /** Conditions that look at questions not asked yet. */
  unsettled: Set<string>
  answer: Answer | undefined
  /** The value, or the object or list that is being filled; undefined while there is none. */
  value: Json | undefined
  /** True when the answer stands here, but no longer fits: conditions still see it, the data no longer have it, it is asked again. */
  isRefused: boolean
  /** The node under which the answer was last taken: an answer that has to go is spoken of as the question was then. */
  takenAs: Node | undefined
  children: Spot[]
  readonly byName: Map<string, Spot>
  rows: Spot[]
  /** All children and rows before this place have nothing to ask, but for those in `recheck`. */
  cursor: number
  readonly recheck: Set<Spot>
  readonly outcomes: Map<string, string>
  /** An arm that has to be chosen. */
  undecided: ArmsCondition | undefined
  /** Place among the parent's places. */
  position: number
  /** Order among all that the parent's conditions may bring. */
  rank: number
  /** The spot's own question, and all in it. */
  own: Count
  total: Count
  /** True once the parent's total includes this one. */
  isCounted: boolean
}

export type Count = { answered: number; remaining: number }

/** A new place, without anything in it yet. */
export function newSpot(
  parent: Spot | undefined,
  name: string | number,
  node: Node,
  required: boolean,
  row?: Row,
): Spot {
  return {
    at: parent === undefined ? '' : `${parent.at}/${row === undefined ? escapeKey(name) : rowKey(row.id)}`,
    parent,
    name,
    row,
    declared: node,
    node,
    required,
    demanded: new Set(),
    excluded: new Set(),
    unsettled: new Set(),
    answer: undefined,
    value: undefined,
    isRefused: false,
    takenAs: undefined,
    children: [],
    byName: new Map(),
    rows: [],
    cursor: 0,
    recheck: new Set(),
    outcomes: new Map(),
    undecided: undefined,
    position: 0,
    rank: 0,
    own: { answered: 0, remaining: 0 },
    total: { answered: 0, remaining: 0 },
    isCounted: false,
  }
}

/** A row's key in a stable path. `~r` is no escape of RFC 6901, so no property can have this key. */
export function rowKey(id: number): string {
  return `~r${id}`
}

/** The place's JSON Pointer in the data at this moment. */
export function pathOf(spot: Spot): string {
  return spot.parent === undefined ? '' : `${pathOf(spot.parent)}/${escapeKey(spot.name)}`
}

/** Children and rows, in the order in which they are asked. */
export function placesIn(spot: Spot): Spot[] {
  if (spot.rows.length === 0) return spot.children
  return spot.children.length === 0 ? spot.rows : [...spot.children, ...spot.rows]
}

/** True when the person is first asked whether there is such a thing at all. */
export function isGated(spot: Spot): boolean {
  return !spot.required && spot.declared.gated
}

/** True when an optional part is there, or the part is not optional. */
export function isIn(spot: Spot): boolean {
  return !isGated(spot) || spot.answer?.gate === true
}
