import { childrenOf } from './children.ts'
import { broughtBy, type Condition, guardsOf } from './condition.ts'
import { flatten, partOf } from './flatten.ts'
import { type Node, type NodeSource, nodeOf } from './node.ts'
import type { Part } from './part.ts'
import { isPlainObject, isPlainPart, rankIn } from './plain.ts'
import { uiBelow } from './ui.ts'

/**
 * What the conditions of an object may ever bring to it, laid out once, so that one of them can come out differently
 * without a look at the others. Only for conditions that bring nothing but properties, demands and further conditions.
 */
export type Plan = {
  /** Property → everything that describes or demands it, in the order in which that makes it be asked. */
  readonly slots: ReadonlyMap<string, readonly Slot[]>
  /** Property → all conditions that look at it, also those that are not there yet; `*` for those that may look at any. */
  readonly watchers: ReadonlyMap<string, readonly Condition[]>
  /** Condition with outcome → what comes with it. */
  readonly branches: ReadonlyMap<string, Branch>
  /** Part → the branches that bring it. */
  readonly bringers: ReadonlyMap<string, readonly Branch[]>
}

/** One mention of a property, by the object itself or by a branch. */
type Slot = {
  readonly rank: number
  readonly branch: Branch | undefined
  /** What is said about the property. */
  readonly described: readonly Part[]
  /** The part that demands the property, where one does. */
  readonly demandedBy: Part | undefined
}

/** What a condition brings when it comes out one way. */
export type Branch = {
  readonly condition: Condition
  readonly outcome: string
  readonly parts: readonly Part[]
  readonly conditions: readonly Condition[]
  /** The properties that it describes or demands. */
  readonly names: ReadonlySet<string>
}

/** A property as the object and some of its conditions describe it together. */
export type Planned = { readonly rank: number; readonly node: Node; readonly demandedBy: readonly Part[] }

const plans = new WeakMap<Node, Plan | 'none'>()

/** The plan of an object; undefined where its conditions may change more than what is asked in it. */
export function planOf(form: NodeSource, node: Node): Plan | undefined {
  let plan = plans.get(node)
  if (plan === undefined) {
    plan = (isPlainObject(node) && !node.isMap ? makePlan(form, node) : undefined) ?? 'none'
    plans.set(node, plan)
  }
  return plan === 'none' ? undefined : plan
}

export function branchOf(plan: Plan, { id }: Condition, outcome: string | undefined): Branch | undefined {
  return plan.branches.get(`${id} ${outcome}`)
}

/** A property as it is with some outcomes; undefined when nothing mentions it. */
export function plannedAt(
  form: NodeSource,
  plan: Plan,
  { ui }: Node,
  name: string,
  outcomes: ReadonlyMap<string, string>,
): Planned | undefined {
  const slots = (plan.slots.get(name) ?? []).filter(
    ({ branch }) => branch === undefined || outcomes.get(branch.condition.id) === branch.outcome,
  )
  const [first] = slots
  if (first === undefined) return undefined
  const described = slots.flatMap((slot) => slot.described)
  return {
    rank: first.rank,
    node: nodeOf(form, described, uiBelow(ui, name)),
    demandedBy: slots.flatMap(({ demandedBy }) => demandedBy ?? []),
  }
}

type Work = {
  form: NodeSource
  rank: (name: string) => number
  slots: Map<string, Slot[]>
  watchers: Map<string, Condition[]>
  branches: Map<string, Branch>
  bringers: Map<string, Branch[]>
}

/** Level by level, as conditions bring further conditions: what a level describes comes before what it only demands. */
function makePlan(form: NodeSource, node: Node): Plan | undefined {
  const work: Work = {
    form,
    rank: rankIn(node.ui),
    slots: new Map(),
    watchers: new Map(),
    branches: new Map(),
    bringers: new Map(),
  }
  layOutOwn(work, node)
  const known = new Set<string>()
  for (let level: readonly Condition[] = node.conditions; level.length > 0; ) {
    // Where two branches bring the same condition, it would be there once, but in either place.
    if (level.some(({ id }) => known.size === known.add(id).size)) return undefined
    const branches = level.flatMap((condition) => branchesOf(form, condition))
    const isPlain = branches.every(({ parts }) => parts.every((part) => isPlainPart(part, node)))
    if (!isPlain || level.some(({ kind }) => kind === 'arms')) return undefined
    for (const condition of level) watch(work, condition)
    for (const branch of branches) layOut(work, branch)
    for (const branch of branches) layOutDemands(work, branch)
    level = branches.flatMap(({ conditions }) => conditions)
  }
  return work
}

function layOutOwn(work: Work, node: Node): void {
  for (const { name, node: child } of childrenOf(work.form, node)) {
    addSlot(work, name, { branch: undefined, described: child.parts, demandedBy: undefined })
  }
  for (const part of node.parts)
    for (const name of part.schema.required ?? [])
      addSlot(work, name, { branch: undefined, described: [], demandedBy: part })
}

const ENDS = { if: ['then', 'else'], presence: ['there'], arms: [] } as const

function branchesOf(form: NodeSource, condition: Condition): Branch[] {
  if (condition.kind === 'arms') return []
  return ENDS[condition.kind].map((outcome) => {
    const parts = flatten(form, broughtBy(condition, outcome))
    const named = parts.flatMap(({ schema }) => [...Object.keys(schema.properties ?? {}), ...(schema.required ?? [])])
    return {
      condition,
      outcome,
      parts,
      names: new Set(named),
      conditions: parts.flatMap((part) => guardsOf(form, part)),
    }
  })
}

function watch({ watchers }: Work, condition: Condition): void {
  for (const name of condition.reads ?? ['*']) addTo(watchers, name, condition)
}

function layOut(work: Work, branch: Branch): void {
  work.branches.set(`${branch.condition.id} ${branch.outcome}`, branch)
  for (const part of branch.parts) {
    addTo(work.bringers, part.id, branch)
    for (const [name, property] of Object.entries(part.schema.properties ?? {})) {
      const inner = partOf(work.form, property)
      addSlot(work, name, { branch, described: inner === undefined ? [] : [inner], demandedBy: undefined })
    }
  }
}

function layOutDemands(work: Work, branch: Branch): void {
  for (const part of branch.parts)
    for (const name of part.schema.required ?? []) addSlot(work, name, { branch, described: [], demandedBy: part })
}

function addSlot(work: Work, name: string, slot: Omit<Slot, 'rank'>): void {
  addTo(work.slots, name, { ...slot, rank: work.rank(name) })
}

function addTo<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [item])
  else list.push(item)
}
