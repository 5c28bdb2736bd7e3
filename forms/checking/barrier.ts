import { childrenOf, itemNode } from '../compile/children.ts'
import { flatten, partOf } from '../compile/flatten.ts'
import type { Form } from '../compile/form.ts'
import { extend, type Node } from '../compile/node.ts'
import type { Part } from '../compile/part.ts'
import type { JsonSchema } from '../definition.ts'
import { has, isObject, own } from '../json.ts'
import { escapeKey } from '../pointer.ts'
import { type Barrier, leafBarrier } from './leaf-barrier.ts'

/** Remembers, by node, what has been found; undefined for a node that is being looked at. */
export type KnownBarriers = Map<Node, Barrier | undefined>

/**
 * Tells why no answers at all satisfy what always holds at a place: itself, what it demands, each of its alternatives.
 * Says nothing where it cannot prove it; a part that is only shown may be filled in beforehand, so it is no barrier.
 */
export function barrierAt(form: Form, node: Node, known: KnownBarriers, together = 0): Barrier | undefined {
  if (known.has(node)) return known.get(node)
  known.set(node, undefined)
  const found = look(form, node, known, together)
  known.set(node, found)
  return found
}

function look(form: Form, node: Node, known: KnownBarriers, together: number): Barrier | undefined {
  if (node.kind === 'object') return objectBarrier(form, node, known) ?? armsBarrier(form, node, known, together)
  if (node.kind === 'undecided') return armsBarrier(form, node, known, together)
  return leafBarrier(form, node) ?? (node.kind === 'list' ? rowBarrier(form, node, known) : undefined)
}

function rowBarrier(form: Form, node: Node, known: KnownBarriers): Barrier | undefined {
  const isNeeded = node.parts.some(({ schema }) => (schema.minItems ?? 0) > 0)
  const item = isNeeded ? itemNode(form, node, 0) : undefined
  return item === undefined ? undefined : barrierAt(form, item, known)
}

function objectBarrier(form: Form, node: Node, known: KnownBarriers): Barrier | undefined {
  for (const name of node.required) {
    const pointer = prohibitionOf(node.parts, name)
    if (pointer !== undefined) return barrier(pointer, `“${name}” is demanded and forbidden at once.`, name)
  }
  for (const { name, required, node: child } of childrenOf(form, node)) {
    const found = required && !child.silent ? barrierAt(form, child, known) : undefined
    if (found !== undefined) return { ...found, names: [name, ...found.names] }
  }
  return demandBarrier(form, node, known)
}

function barrier(pointer: string, message: string, ...names: string[]): Barrier {
  return { code: 'no-answer-possible', pointer, message, names }
}

/** Where the parts of an object say that a property must not be there. */
function prohibitionOf(parts: readonly Part[], name: string): string | undefined {
  for (const { schema, source, pointer } of parts) {
    if (own(schema.properties, name) === false) return `${pointer}/properties/${escapeKey(name)}`
    const isClosed = schema.additionalProperties === false && schema.patternProperties === undefined
    // In the source, because an arm is kept without the property that tells it apart.
    if (isClosed && !has(source.properties ?? {}, name)) return `${pointer}/additionalProperties`
  }
  return undefined
}

/** Demands on which properties are there that cannot be met together. */
function demandBarrier(form: Form, node: Node, known: KnownBarriers): Barrier | undefined {
  const isOut = (name: string) => {
    if (prohibitionOf(node.parts, name) !== undefined) return true
    const child = childrenOf(form, node).find((each) => each.name === name)?.node
    return child !== undefined && !child.silent && barrierAt(form, child, known) !== undefined
  }
  for (const { schema, pointer } of node.parts) {
    const refused = schema.not === undefined ? undefined : refusedNames(form, schema.not, node.required)
    if (refused !== undefined)
      return barrier(
        `${pointer}/not`,
        `${quoted(refused)} must be given and must not be given.`,
        ...refused.slice(0, 1),
      )
    if (Number(schema.maxProperties) < node.required.size)
      return barrier(
        `${pointer}/maxProperties`,
        `More is demanded here than the ${schema.maxProperties} that may be given.`,
      )
    const group = groupBarrier(schema, node.required, isOut)
    if (group !== undefined) return barrier(`${pointer}/${group}`, 'None of these ways to answer is possible.')
  }
  return undefined
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `“${name}”`).join(' and ')
}

/** The names in a `not` that refuses whatever the object demands, if it does. */
function refusedNames(form: Form, not: JsonSchema, required: ReadonlySet<string>): readonly string[] | undefined {
  const names = onlyRequired(not)
  if (names !== undefined) return names.length > 0 && names.every((name) => required.has(name)) ? names : undefined
  if (!isObject(not) || !Array.isArray(not.anyOf) || Object.keys(not).length > 1) return undefined
  for (const arm of not.anyOf as JsonSchema[]) {
    const found = refusedNames(form, arm, required)
    if (found !== undefined) return found
  }
  return undefined
}

function groupBarrier(
  schema: Part['schema'],
  required: ReadonlySet<string>,
  isOut: (name: string) => boolean,
): 'oneOf' | 'anyOf' | undefined {
  for (const keyword of ['oneOf', 'anyOf'] as const) {
    const arms = schema[keyword]?.map(onlyRequired)
    if (arms === undefined || !arms.every((names) => names !== undefined && names.length > 0)) continue
    if (arms.every((names) => names?.some(isOut))) return keyword
    const certain = arms.filter((names) => names?.every((name) => required.has(name)))
    if (keyword === 'oneOf' && certain.length > 1) return keyword
  }
  return undefined
}

const BESIDE_REQUIRED = new Set(['required', 'title', 'description', '$comment'])

/** What a schema demands, when it says nothing else. */
function onlyRequired(schema: JsonSchema): readonly string[] | undefined {
  if (typeof schema !== 'object' || !Array.isArray(schema.required)) return undefined
  return Object.keys(schema).every((keyword) => BESIDE_REQUIRED.has(keyword)) ? schema.required : undefined
}

/** So many choices are looked at together: with each more the ways to choose would multiply. */
const MOST_TOGETHER = 2

/** Alternatives of which none can be satisfied. */
function armsBarrier(form: Form, node: Node, known: KnownBarriers, together: number): Barrier | undefined {
  if (together >= MOST_TOGETHER) return undefined
  for (const condition of node.conditions) {
    if (condition.kind !== 'arms') continue
    const arms = condition.tells?.arms ?? condition.arms.map((arm) => [arm])
    const ids = new Set(arms.map(([arm]) => arm?.id))
    if (node.parts.some(({ id }) => ids.has(id))) continue
    const why = shutBy(form, node, arms, known, together)
    if (why === undefined) continue
    return barrier(condition.pointer, `None of these alternatives can be satisfied. The first: ${why.message}`)
  }
  return undefined
}

/** What shuts the first of some alternatives, when all of them are shut. */
function shutBy(
  form: Form,
  node: Node,
  arms: readonly (readonly Part[])[],
  known: KnownBarriers,
  together: number,
): Barrier | undefined {
  let first: Barrier | undefined
  for (const parts of arms) {
    // An arm without anything in it, such as `true`, is open to everybody.
    if (parts.every(({ schema }) => Object.keys(schema).length === 0)) return undefined
    const found = barrierAt(form, extend(form, node, parts), known, together + 1)
    if (found === undefined) return undefined
    first ??= found
  }
  return first
}

/** The part for a schema with all that it always brings. */
export function flatPart(form: Form, schema: JsonSchema | undefined): Part[] {
  const part = partOf(form, schema)
  return part === undefined ? [] : flatten(form, [part])
}
