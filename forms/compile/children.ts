import type { JsonSchema } from '../definition.ts'
import type { Discriminator } from './condition.ts'
import { partOf } from './flatten.ts'
import { hasFormat, patternFormat } from './formats.ts'
import { itemParts } from './kind.ts'
import { isDescribed } from './map.ts'
import { type Child, type Node, type NodeSource, nodeOf } from './node.ts'
import type { Part } from './part.ts'
import { uiBelow, uiOption } from './ui.ts'

/** The properties that an object asks for, in the order in which it asks. */
export function childrenOf(form: NodeSource, node: Node): readonly Child[] {
  node.children ??= planChildren(form, node)
  return node.children
}

/** What a condition has added is put to what was planned without it: the other children stay the very same. */
function planChildren(form: NodeSource, node: Node): Child[] {
  const before = node.base === undefined ? [] : childrenOf(form, node.base)
  const planned = new Map(before.map((child) => [child.name, child.node]))
  const { parts, forbidden } = propertiesOf(form, node)
  const required = new Set(node.required)
  for (const { property, required: isRequired } of discriminators(node)) if (isRequired) required.add(property)
  for (const name of required) if (!planned.has(name)) add(parts, name, undefined)
  const names = [...new Set([...planned.keys(), ...parts.keys()])]
  return inOrder(names, uiOption(node.ui, 'order')?.value)
    .filter((name) => !forbidden.has(name))
    .map((name) => {
      const known = planned.get(name)
      const more = parts.get(name) ?? []
      const isSame = known !== undefined && more.length === 0 && node.ui === node.base?.ui
      const child = isSame ? known : nodeOf(form, [...(known?.parts ?? []), ...more], uiBelow(node.ui, name))
      return { name, required: required.has(name), node: child }
    })
}

/** What newly describes each property, in the order of the schema; what tells arms apart comes before what the arms bring. */
function propertiesOf(
  form: NodeSource,
  { parts: all, base, conditions }: Node,
): { parts: Map<string, Part[]>; forbidden: Set<string> } {
  const parts = new Map<string, Part[]>()
  const forbidden = new Set<string>()
  const arms = conditions.filter((condition) => condition.kind === 'arms')
  for (const { schema, pointer } of all.slice(base?.parts.length ?? 0)) {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      if (property === false) forbidden.add(name)
      add(parts, name, partOf(form, property))
    }
    for (const { property, choice } of discriminators({
      conditions: arms.filter((arm) => arm.pointer === `${pointer}/${arm.keyword}`),
    })) {
      add(parts, property, choice)
    }
  }
  return { parts, forbidden }
}

/** The properties that tell the arms of a place apart. */
export function discriminators({ conditions }: Pick<Node, 'conditions'>): Discriminator[] {
  return conditions.flatMap((condition) =>
    condition.kind === 'arms' && condition.tells !== undefined ? condition.tells : [],
  )
}

function add(parts: Map<string, Part[]>, name: string, part: Part | undefined): void {
  const list = parts.get(name) ?? []
  parts.set(name, part === undefined ? list : [...list, part])
}

/** `ui:order`: the named ones as named, the others where `*` stands, else at the end. */
function inOrder(names: string[], order: unknown): string[] {
  if (!Array.isArray(order)) return names
  const others = names.filter((name) => !order.includes(name))
  const named = order.filter((name) => name === '*' || names.includes(name))
  if (!named.includes('*')) named.push('*')
  return named.flatMap((name) => (name === '*' ? others : [String(name)]))
}

/** The node of a list's item: in a tuple each index has its own. Undefined where no item may stand. */
export function itemNode(form: NodeSource, list: Node, index: number): Node | undefined {
  const place = Math.min(index, tupleLength(list))
  if (!list.items.has(place)) list.items.set(place, makeItem(form, list, place))
  return list.items.get(place)
}

function makeItem(form: NodeSource, list: Node, index: number): Node | undefined {
  const parts: Part[] = itemParts(form, list.parts)
  let isOpen = parts.length > 0
  let ui = uiBelow(list.ui, 'items')
  for (const { schema } of list.parts) {
    if (!Array.isArray(schema.items)) continue
    const inTuple = index < schema.items.length
    const item: JsonSchema | undefined = inTuple ? schema.items[index] : schema.additionalItems
    ui = inTuple ? uiBelow(list.ui, 'items', index) : uiBelow(list.ui, 'additionalItems')
    if (inTuple || typeof item === 'object') isOpen = true
    const part = partOf(form, item)
    if (part !== undefined) parts.push(part)
  }
  return isOpen ? nodeOf(form, parts, ui) : undefined
}

/** How many items of a list have a schema of their own. */
export function tupleLength(list: Node): number {
  return Math.max(0, ...list.parts.map(({ schema }) => (Array.isArray(schema.items) ? schema.items.length : 0)))
}

/** The node of a map's entry with this name, or undefined when no entry may be called so. */
export function entryNode(form: NodeSource, map: Node, name: string): Node | undefined {
  const parts: Part[] = []
  let isOpen = false
  for (const { schema } of map.parts) {
    const matching = Object.entries(schema.patternProperties ?? {}).filter(([pattern]) => matches(pattern, name))
    const found = matching.length > 0 ? matching.map(([, inner]) => inner) : [schema.additionalProperties]
    for (const inner of found) {
      if (inner === false) return undefined
      if (isDescribed(inner)) isOpen = true
      const part = partOf(form, inner)
      if (part !== undefined) parts.push(part)
    }
  }
  return isOpen ? nodeOf(form, parts, uiBelow(map.ui, 'additionalProperties')) : undefined
}

/** Through the same registry as values, so in linear time. */
function matches(pattern: string, name: string): boolean {
  return hasFormat(patternFormat(pattern), name)
}
