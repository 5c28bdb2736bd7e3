import { canonicalJson } from '../canonical-json.ts'
import type { JsonSchema, SchemaObject } from '../definition.ts'
import { own } from '../json.ts'
import type { ArmsCondition, Discriminator } from './condition.ts'
import { commonParts, flatten, leafKind, partOf } from './flatten.ts'
import { optionsIn } from './options.ts'
import type { Part } from './part.ts'
import { isValid, type Validates } from './validate.ts'

const KEYWORDS = ['oneOf', 'anyOf'] as const

/** The `oneOf` and `anyOf` of a part that bring something to ask, each with how its arm is told. */
export function armsOf(form: Validates, part: Part, base: readonly Part[]): ArmsCondition[] {
  return KEYWORDS.flatMap((keyword) => {
    const arms = part.schema[keyword]?.map((arm, index) => partOf(form, arm) ?? placeholder(part, keyword, index))
    if (arms === undefined || arms.length === 0 || commonParts(form, part, keyword).length > 0) return []
    if (bringsNothing(form, part, arms, base)) return []
    const tells = discriminatorOf(form, arms)
    const pointer = `${part.pointer}/${keyword}`
    const reads = new Set(tells === undefined ? [] : [tells.property])
    return [{ kind: 'arms' as const, id: pointer, reads, keyword, pointer, arms, tells }]
  })
}

/** Alternatives that only say which properties must be there: "at least one of", "exactly one of". */
export function groupsOf(form: Validates, part: Part): { keyword: 'oneOf' | 'anyOf'; arms: string[][] }[] {
  return KEYWORDS.flatMap((keyword) => {
    const arms = part.schema[keyword]
    if (arms === undefined || !arms.every((arm) => onlyRequires(form, arm))) return []
    const names = arms.map((arm) => (typeof arm === 'object' ? requiredBy(form, arm) : []))
    return names.some((list) => list.length > 0) ? [{ keyword, arms: names }] : []
  })
}

function requiredBy(form: Validates, arm: SchemaObject): string[] {
  const part = partOf(form, arm)
  return part === undefined ? [] : flatten(form, [part]).flatMap(({ schema }) => schema.required ?? [])
}

const REQUIRES = new Set(['required', 'not', 'title', 'description', 'type', '$comment'])

function onlyRequires(form: Validates, arm: JsonSchema): boolean {
  const part = partOf(form, arm)
  if (part === undefined) return false
  return flatten(form, [part]).every(({ schema }) =>
    Object.keys(schema).every((keyword) => REQUIRES.has(keyword) || keyword === '$ref' || keyword === 'allOf'),
  )
}

/** A boolean arm describes nothing; it still counts, so that the others keep their index. */
function placeholder(part: Part, keyword: string, index: number): Part {
  const pointer = `${part.pointer}/${keyword}/${index}`
  return { id: pointer, pointer, schema: {}, source: {} }
}

/** Closed lists and alternatives of one and the same kind of answer need no choice of arm: validation tells them apart. */
function bringsNothing(form: Validates, part: Part, arms: readonly Part[], base: readonly Part[]): boolean {
  if (arms.every((arm) => optionsIn(form, arm) !== undefined)) return true
  if (arms.every((arm) => onlyRequires(form, arm.schema)) && arms.some(hasDemand)) return true
  const told = arms.filter((arm) => !onlyRefuses(form, arm))
  const kinds = new Set(told.map((arm) => leafKindOf(form, arm, [part, ...base])))
  return kinds.size === 1 && !kinds.has(undefined)
}

/** "Anything but these" says nothing of its own about how it is asked. */
function onlyRefuses(form: Validates, arm: Part): boolean {
  const parts = flatten(form, [arm])
  return (
    parts.some(({ schema }) => schema.not !== undefined) &&
    onlyRequires(form, arm.schema) &&
    !parts.some(({ schema }) => schema.required || schema.type)
  )
}

function hasDemand({ schema }: Part): boolean {
  return schema.required !== undefined || schema.not !== undefined
}

/** What an arm would be asked as, as far as its type and format tell; undefined for objects, lists and the unknown. */
function leafKindOf(form: Validates, arm: Part, base: readonly Part[]): string | undefined {
  const parts = flatten(form, [arm, ...base.filter(({ schema }) => schema.type !== undefined)])
  return leafKind(parts, listedType(form, arm))
}

/** The type that all answers of a closed list have. */
function listedType(form: Validates, arm: Part): string | undefined {
  const types = new Set((optionsIn(form, arm) ?? []).map(({ value }) => typeof value))
  const [type] = types
  return types.size === 1 && type !== 'object' ? type : undefined
}

function discriminatorOf(form: Validates, arms: readonly Part[]): Discriminator | undefined {
  const flat = arms.map((arm) => flatten(form, [arm]))
  const names = new Set(flat.flatMap((parts) => parts.flatMap(({ schema }) => Object.keys(schema.properties ?? {}))))
  for (const property of names) {
    const values = flat.map((parts) => propertyOf(form, parts, property))
    if (values.every((value) => value !== undefined) && arePartition(form, values)) {
      const required = flat.every((parts) => parts.some(({ schema }) => schema.required?.includes(property)))
      return {
        property,
        required,
        arms: flat.map((parts) => parts.map((part) => without(part, property))),
        values,
        choice: choiceOf(values),
      }
    }
  }
  return undefined
}

function propertyOf(form: Validates, parts: readonly Part[], property: string): Part | undefined {
  const found = parts.flatMap(({ schema }) => partOf(form, own(schema.properties, property)) ?? [])
  return found.length === 1 ? found[0] : found.find((part) => optionsIn(form, part) !== undefined)
}

/** True when no value fits two arms: closed lists without a common value, and at most one open arm that refuses them all. */
function arePartition(form: Validates, values: readonly Part[]): boolean {
  const lists = values.map((part) => optionsIn(form, part)?.map(({ value }) => value))
  const open = values.filter((_, index) => lists[index] === undefined)
  const closed = lists.flatMap((list) => list ?? [])
  if (open.length > 1 || closed.length === 0) return false
  if (new Set(closed.map(canonicalJson)).size !== closed.length) return false
  return open.every((part) => closed.every((value) => !isValid(form, value, part.schema)))
}

function choiceOf(values: readonly Part[]): Part {
  const schema: SchemaObject = { anyOf: values.map((value) => value.schema) }
  const source = { ...schema, ...sharedTitle(values) }
  return { id: `(${values.map(({ id }) => id).join('|')})`, pointer: values[0]?.pointer ?? '', schema, source }
}

/** A title that all arms give the property is the title of the question; different ones are those of its answers. */
function sharedTitle(values: readonly Part[]): { title?: string } {
  const [first, ...others] = values.map(({ source }) => source.title)
  return typeof first === 'string' && others.every((title) => title === first) ? { title: first } : {}
}

/** An arm must not narrow its own discriminator: the person could no longer change to another arm. */
function without(part: Part, property: string): Part {
  const { $ref, allOf, properties, ...schema } = part.schema
  const others = Object.fromEntries(Object.entries(properties ?? {}).filter(([name]) => name !== property))
  return { ...part, id: `${part.id}-${property}`, schema: { ...schema, properties: others } }
}
