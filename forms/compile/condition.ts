import type { JsonSchema } from '../definition.ts'
import { isObject, own } from '../json.ts'
import { partOf } from './flatten.ts'
import type { Part } from './part.ts'
import type { Validates } from './validate.ts'

/** Something in a part that brings further parts, depending on the data beside it or on a choice. */
export type Condition = IfCondition | PresenceCondition | ArmsCondition

/** `if`, `then`, `else`: the guard is tried on the owner's data. An absent property satisfies it, as the standard says. */
export type IfCondition = {
  kind: 'if'
  id: string
  reads: Reads
  guard: JsonSchema
  then: Part | undefined
  else: Part | undefined
}

/** `dependentSchemas`, `dependentRequired`: once a property is there, more holds. */
export type PresenceCondition = {
  kind: 'presence'
  id: string
  reads: Reads
  name: string
  then: Part | undefined
  required: readonly string[]
}

/** `oneOf` or `anyOf`: one arm holds. Which one follows from a property where that tells, else it is asked. */
export type ArmsCondition = {
  kind: 'arms'
  id: string
  reads: Reads
  keyword: 'oneOf' | 'anyOf'
  pointer: string
  arms: readonly Part[]
  tells: Discriminator | undefined
}

/** The property whose value tells the arm; `choice` describes that property for all arms together. */
export type Discriminator = {
  property: string
  /** True when every arm demands it. */
  required: boolean
  /** What each arm brings beside the discriminator itself. */
  arms: readonly (readonly Part[])[]
  /** What each arm accepts as its value. */
  values: readonly Part[]
  choice: Part
}

/** The names of the owner's properties that a condition looks at; undefined when it may look at any. */
export type Reads = ReadonlySet<string> | undefined

/** What a condition brings when it comes out one way. */
export function broughtBy(condition: IfCondition | PresenceCondition, outcome: string | undefined): Part[] {
  if (condition.kind === 'if') return listed(outcome === 'then' ? condition.then : condition.else)
  return outcome === 'there' ? [...listed(condition.then), ...demandOf(condition)] : []
}

function listed(part: Part | undefined): Part[] {
  return part === undefined ? [] : [part]
}

function demandOf({ id, required }: PresenceCondition): Part[] {
  if (required.length === 0) return []
  const schema = { required: [...required] }
  return [{ id, pointer: id.slice(0, id.lastIndexOf('#')), schema, source: schema }]
}

const known = new WeakMap<Part, Condition[]>()

/** The conditions of a part that do not depend on its arms. */
export function guardsOf(form: Validates, part: Part): Condition[] {
  let guards = known.get(part)
  if (guards === undefined) {
    guards = findGuards(form, part)
    known.set(part, guards)
  }
  return guards
}

function findGuards(form: Validates, part: Part): Condition[] {
  const { schema, pointer } = part
  const found: Condition[] = []
  if (schema.if !== undefined && (schema.then !== undefined || schema.else !== undefined)) {
    const reads = readsOf(form, schema.if)
    const [then, otherwise] = [partOf(form, schema.then), partOf(form, schema.else)]
    found.push({ kind: 'if', id: `${pointer}#if`, reads, guard: schema.if, then, else: otherwise })
  }
  const names = new Set([...Object.keys(schema.dependentSchemas ?? {}), ...Object.keys(schema.dependentRequired ?? {})])
  for (const name of names) {
    found.push({
      kind: 'presence',
      id: `${pointer}#${name}`,
      reads: new Set([name]),
      name,
      // biome-ignore lint/suspicious/noThenProperty: named after the keyword
      then: partOf(form, own(schema.dependentSchemas, name)),
      required: own(schema.dependentRequired, name) ?? [],
    })
  }
  return found
}

/** Which properties of its object a guard looks at, by a walk over its keywords. */
export function readsOf(form: Validates, guard: JsonSchema): Reads {
  const names = new Set<string>()
  return collect(form, guard, names, new Set()) ? names : undefined
}

const SILENT = new Set(['title', 'description', 'type', '$comment', 'const', 'enum', 'default', 'examples'])

function collect(form: Validates, guard: JsonSchema, names: Set<string>, seen: Set<JsonSchema>): boolean {
  if (typeof guard === 'boolean' || seen.has(guard)) return true
  seen.add(guard)
  return Object.keys(guard).every((keyword) => {
    const value = guard[keyword]
    if (SILENT.has(keyword)) return keyword !== 'const' && keyword !== 'enum'
    if (keyword === 'required' && Array.isArray(value)) return value.every((name) => names.add(String(name)))
    if (keyword === 'properties' && isObject(value)) return Object.keys(value).every((name) => names.add(name))
    if (keyword === '$ref') return collect(form, form.schema.lookup[String(value)] ?? true, names, seen)
    if (keyword === 'not' || keyword === 'if' || keyword === 'then' || keyword === 'else')
      return collect(form, value as JsonSchema, names, seen)
    if (keyword === 'allOf' || keyword === 'anyOf' || keyword === 'oneOf')
      return (value as JsonSchema[]).every((inner) => collect(form, inner, names, seen))
    return false
  })
}
