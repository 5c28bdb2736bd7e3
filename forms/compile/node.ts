import type { Json } from '../definition.ts'
import { armsOf, groupsOf } from './arms.ts'
import { type Condition, guardsOf } from './condition.ts'
import { flatten } from './flatten.ts'
import { hasContainerArm, isContainer, type Kind, kindOf, typesOf } from './kind.ts'
import { takeEntries } from './map.ts'
import { namedAnswers, type Option, optionsAmong } from './options.ts'
import type { Part } from './part.ts'
import { type Ui, uiOption, widgetOf } from './ui.ts'
import type { Validates } from './validate.ts'

/**
 * One place of a form: everything that is known about it before, or after, conditions have brought their parts.
 * Nodes are made on demand and kept, so that the same parts give the same node; that is how a change is noticed.
 */
export type Node = {
  readonly key: string
  /** The node that this one is, with more parts at the end. */
  readonly base: Node | undefined
  readonly parts: readonly Part[]
  readonly ui: Ui
  readonly kind: Kind
  /** Where it is optional, whether there is such a thing is a question of its own. */
  readonly gated: boolean
  readonly options: readonly Option[] | undefined
  /** Answers that a text may be, among others. */
  readonly named: readonly Option[] | undefined
  readonly constant: { value: Json } | undefined
  /** Shown or filled in, but never asked. */
  readonly silent: boolean
  /** An object that also takes entries whose names the person chooses. */
  readonly isMap: boolean
  readonly required: ReadonlySet<string>
  readonly conditions: readonly Condition[]
  readonly groups: readonly Group[]
  /** Property name → the conditions that look at it; `*` for those that may look at any. */
  readonly watchers: ReadonlyMap<string, readonly Condition[]>
  /** The children, and the items of a list by index, once somebody asked for them. */
  children?: readonly Child[] | undefined
  readonly items: Map<number, Node | undefined>
}

/** "At least one of" (`anyOf`) or "exactly one of" (`oneOf`) these lists of properties. */
export type Group = { keyword: 'oneOf' | 'anyOf'; arms: readonly (readonly string[])[] }

/** A property that an object asks for. */
export type Child = { name: string; node: Node; required: boolean }

export type NodeSource = Validates & { readonly nodes: Map<string, Node>; readonly extended: Map<string, Node> }

/** The node that a conjunction of parts makes with a uiSchema. */
export function nodeOf(form: NodeSource, parts: readonly Part[], ui: Ui): Node {
  const all = flatten(form, parts)
  const key = keyOf(all, ui)
  const known = form.nodes.get(key) ?? makeNode(form, key, all, ui, undefined)
  form.nodes.set(key, known)
  return known
}

/** Conditions can combine in more ways than fit into memory; a forgotten node is simply made again. */
const MOST_EXTENDED = 500

/** The same place, when a condition or an arm has brought further parts. */
export function extend(form: NodeSource, node: Node, added: readonly Part[], ui: Ui = []): Node {
  if (added.length === 0) return node
  const known = new Set(node.parts.map(({ id }) => id))
  const all = [...node.parts, ...flatten(form, added).filter(({ id }) => !known.has(id))]
  const layers = ui.length === 0 ? node.ui : [...node.ui, ...ui]
  const key = keyOf(all, layers)
  const made = form.extended.get(key) ?? makeNode(form, key, all, layers, node)
  form.extended.delete(key)
  form.extended.set(key, made)
  const [oldest] = form.extended.keys()
  if (form.extended.size > MOST_EXTENDED && oldest !== undefined) form.extended.delete(oldest)
  return made
}

function keyOf(parts: readonly Part[], ui: Ui): string {
  return `${parts.map((part) => part.id).join(',')} ${ui.map((layer) => layer.pointer).join(',')}`
}

function makeNode(form: NodeSource, key: string, parts: readonly Part[], ui: Ui, base: Node | undefined): Node {
  const conditions = parts.flatMap((part) => conditionsOf(form, part, parts))
  const options = optionsAmong(form, parts, ui)
  const [only] = options ?? []
  const kind = kindOf(form, parts, ui, options, conditions)
  return {
    key,
    base,
    parts,
    ui,
    kind,
    gated: kind === 'constant' || isContainer(kind) || (kind === 'undecided' && hasContainerArm(form, conditions)),
    options,
    named: kind === 'text' ? namedAnswers(form, parts, ui) : undefined,
    constant: constantOf(parts, only?.value, options?.length),
    silent: isSilent(parts, ui),
    isMap: takeEntries(parts),
    required: new Set(parts.flatMap(({ schema }) => schema.required ?? [])),
    conditions,
    groups: parts.flatMap((part) => groupsOf(form, part)),
    watchers: watchersOf(conditions),
    items: new Map(),
  }
}

/** Most parts have no conditions, and guards are the same wherever a part stands; only arms depend on what is around them. */
function conditionsOf(form: NodeSource, part: Part, parts: readonly Part[]): Condition[] {
  const guards = guardsOf(form, part)
  return part.schema.oneOf === undefined && part.schema.anyOf === undefined
    ? guards
    : [...guards, ...armsOf(form, part, parts)]
}

function constantOf(
  parts: readonly Part[],
  only: Json | undefined,
  count: number | undefined,
): { value: Json } | undefined {
  if (count === 1 && only !== undefined) return { value: only }
  const types = typesOf(parts)
  return types?.length === 1 && types[0] === 'null' ? { value: null } : undefined
}

function isSilent(parts: readonly Part[], ui: Ui): boolean {
  return (
    parts.some(({ schema }) => schema.readOnly === true) ||
    widgetOf(ui) === 'hidden' ||
    uiOption(ui, 'readonly')?.value === true ||
    uiOption(ui, 'disabled')?.value === true
  )
}

function watchersOf(conditions: readonly Condition[]): Map<string, Condition[]> {
  const watchers = new Map<string, Condition[]>()
  for (const condition of conditions) {
    for (const name of condition.reads ?? ['*']) watchers.set(name, [...(watchers.get(name) ?? []), condition])
  }
  return watchers
}
