import { childrenOf } from '../compile/children.ts'
import { type Condition, readsOf } from '../compile/condition.ts'
import { flatten } from '../compile/flatten.ts'
import type { Form } from '../compile/form.ts'
import { type Child, extend, type Node } from '../compile/node.ts'
import type { Part } from '../compile/part.ts'
import { fits, isValid } from '../compile/validate.ts'
import type { Json, JsonSchema } from '../definition.ts'
import { has, isObject, own, put } from '../json.ts'
import { flatPart } from './barrier.ts'
import { samplesFor } from './samples.ts'

/** What the answers of one object should do: fit a schema, or not fit it. */
export type Wish = { schema: JsonSchema; holds: boolean }

/** Answers by name. `never`: it is certain that there are none; `unknown`: none was found. */
export type Found = { given: Record<string, Json> } | 'never' | 'unknown'

/** How many more combinations may be tried in one form. */
export type Budget = { left: number }

/** The fewest answers in an object that make all wishes come true, and that can be given there. */
export function findAnswers(form: Form, node: Node, wishes: readonly Wish[], budget: Budget): Found {
  const reads = new Set<string>()
  for (const { schema } of wishes) {
    const names = readsOf(form, schema)
    if (names === undefined) return 'unknown'
    for (const name of names) reads.add(name)
  }
  const domains = domainsOf(form, node, [...reads], wishes)
  let isCertain = domains.every(({ complete }) => complete)
  for (const given of combinations(domains)) {
    if (budget.left-- <= 0) return 'unknown'
    if (!wishes.every(({ schema, holds }) => isValid(form, given, schema) === holds)) continue
    if (isAttainable(form, node, given)) return { given }
    isCertain = false
  }
  return isCertain ? 'never' : 'unknown'
}

type Domain = { name: string; values: (Json | undefined)[]; complete: boolean }

function domainsOf(form: Form, node: Node, names: readonly string[], wishes: readonly Wish[]): Domain[] {
  const children = new Map(childrenOf(form, node).map((child) => [child.name, child]))
  return names.map((name) => {
    const child = children.get(name)
    const mentions = wishes.flatMap(({ schema }) => mentionsOf(form, schema, name))
    return child === undefined ? strangerDomain(form, node, name) : domainOf(form, child, mentions)
  })
}

/** A property that is not there at this moment may still be an entry of a map, or be brought by another condition. */
function strangerDomain(form: Form, node: Node, name: string): Domain {
  return { name, values: [undefined], complete: !node.isMap && !mayBeBrought(form, node, name) }
}

function domainOf(form: Form, { name, node, required }: Child, mentions: readonly JsonSchema[]): Domain {
  const { values, complete } = samplesFor(form, node, mentions)
  return { name, values: required ? values : [undefined, ...values], complete }
}

function mentionsOf(form: Form, schema: JsonSchema, name: string): JsonSchema[] {
  if (typeof schema === 'boolean') return []
  const here = own(schema.properties, name)
  const target = schema.$ref === undefined ? undefined : form.schema.lookup[schema.$ref]
  const inner = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]
  const single = [schema.not, schema.if, schema.then, schema.else, target]
  const below = [...inner, ...single].flatMap((each) => (each === undefined ? [] : mentionsOf(form, each, name)))
  return here === undefined ? below : [here, ...below]
}

/** True when some condition of the object, or one inside it, describes the property. */
export function mayBeBrought(form: Form, node: Node, name: string): boolean {
  return node.conditions.some((condition) =>
    alternativesOf(condition).some((parts) => describes(form, flatten(form, parts), name, 0)),
  )
}

/** More conditions inside conditions than forms have; beyond, anything may be. */
const DEEPEST = 6

function describes(form: Form, parts: readonly Part[], name: string, depth: number): boolean {
  if (depth > DEEPEST) return true
  return parts.some(({ schema }) => {
    if (has(schema.properties ?? {}, name) || isObject(schema.additionalProperties)) return true
    const inner = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...Object.values(schema.dependentSchemas ?? {})]
    return [...inner, schema.then, schema.else].some((each) => describes(form, flatPart(form, each), name, depth + 1))
  })
}

/** What each way that a condition can come out brings, in their order. */
export function alternativesOf(condition: Condition): (readonly Part[])[] {
  if (condition.kind === 'arms') return [...(condition.tells?.arms ?? condition.arms.map((arm) => [arm]))]
  const ends = condition.kind === 'if' ? [condition.then, condition.else] : [condition.then]
  return ends.map((part) => (part === undefined ? [] : [part]))
}

/** Those that give a value to the fewest properties come first. */
function* combinations(domains: readonly Domain[]): Generator<Record<string, Json>> {
  for (let count = 0; count <= domains.length; count++) yield* choose(domains, 0, count, [])
}

type Choice = readonly (readonly [string, Json])[]

function* choose(
  domains: readonly Domain[],
  index: number,
  count: number,
  chosen: Choice,
): Generator<Record<string, Json>> {
  const domain = domains[index]
  if (domain === undefined) {
    if (count === 0) yield asObject(chosen)
    return
  }
  for (const value of domain.values) {
    if (value === undefined) yield* choose(domains, index + 1, count, chosen)
    else if (count > 0) yield* choose(domains, index + 1, count - 1, [...chosen, [domain.name, value]])
  }
}

function asObject(entries: Choice): Record<string, Json> {
  const object: Record<string, Json> = {}
  for (const [name, value] of entries) put(object, name, value)
  return object
}

/** An answer that a condition then refuses was never given. */
function isAttainable(form: Form, node: Node, given: Record<string, Json>): boolean {
  let now = node
  for (let parts: Part[] = []; ; ) {
    const brought = now.conditions.flatMap((condition) => broughtBy(form, condition, given))
    if (brought.length === parts.length) break
    parts = brought
    now = extend(form, now, brought)
  }
  if (now === node) return true
  const children = new Map(childrenOf(form, now).map((child) => [child.name, child.node]))
  return Object.entries(given).every(
    ([name, value]) => fits(form, value, children.get(name)?.parts ?? []) && children.has(name),
  )
}

function broughtBy(form: Form, condition: Condition, given: Record<string, Json>): readonly Part[] {
  if (condition.kind === 'arms') return []
  const holds = condition.kind === 'if' ? isValid(form, given, condition.guard) : has(given, condition.name)
  return alternativesOf(condition)[holds ? 0 : 1] ?? []
}
