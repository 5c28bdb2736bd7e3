import type { Json, SchemaObject } from '../definition.ts'
import { isObject, own } from '../json.ts'
import type { Condition } from './condition.ts'
import { isDatePattern } from './date-pattern.ts'
import { flatten, partOf } from './flatten.ts'
import { type Option, optionsOf } from './options.ts'
import type { Part } from './part.ts'
import { type Ui, uiOption, widgetOf } from './ui.ts'
import type { Validates } from './validate.ts'

/** How a place of a form is asked. `undecided`: an arm has to be chosen before anything else is known. */
export type Kind = LeafKind | 'object' | 'list' | 'constant' | 'undecided'

export type LeafKind =
  | 'text'
  | 'longText'
  | 'number'
  | 'integer'
  | 'boolean'
  | 'date'
  | 'time'
  | 'dateTime'
  | 'choice'
  | 'choices'
  | 'file'
  | 'files'

/** Decides the kind from everything that the parts say together. */
export function kindOf(
  form: Validates,
  parts: readonly Part[],
  ui: Ui,
  options: readonly Option[] | undefined,
  conditions: readonly Condition[],
): Kind {
  const types = typesOf(parts)
  if (isFile(parts, ui, types)) return 'file'
  if (options?.length === 1 || (types?.length === 1 && types[0] === 'null')) return 'constant'
  if (options !== undefined && options.length > 0) return 'choice'
  const type = types?.find((name) => name !== 'null') ?? impliedType(parts)
  if (type === 'object' || (type === undefined && hasObjectArms(form, conditions))) return 'object'
  if (undecidedArms(parts, conditions)) return 'undecided'
  if (type === 'array') return arrayKind(form, parts, ui)
  return scalarKind(type, parts, ui)
}

/** True while none of the arms has become one of the parts. */
function undecidedArms(parts: readonly Part[], conditions: readonly Condition[]): boolean {
  const ids = new Set(parts.map(({ id }) => id))
  return conditions.some((condition) => condition.kind === 'arms' && !condition.arms.some(({ id }) => ids.has(id)))
}

/** The types that all parts allow, in the order of the first part that names any; undefined when none does. */
export function typesOf(parts: readonly Part[]): string[] | undefined {
  let types: string[] | undefined
  for (const { schema } of parts) {
    if (schema.type === undefined) continue
    const named = Array.isArray(schema.type) ? schema.type : [schema.type]
    types = types === undefined ? named : types.flatMap((type) => narrowed(type, named))
  }
  return types
}

function narrowed(type: string, named: readonly string[]): string[] {
  if (named.includes(type)) return [type]
  if (type === 'number' && named.includes('integer')) return ['integer']
  return type === 'integer' && named.includes('number') ? ['integer'] : []
}

const IMPLIES: Record<string, string> = {
  properties: 'object',
  required: 'object',
  patternProperties: 'object',
  items: 'array',
  minItems: 'array',
  uniqueItems: 'array',
  minLength: 'string',
  maxLength: 'string',
  minimum: 'number',
  maximum: 'number',
  multipleOf: 'number',
}

/** Many real schemas leave the type out where the other keywords make it plain. */
function impliedType(parts: readonly Part[]): string | undefined {
  for (const { schema } of parts) {
    if (isObject(schema.additionalProperties)) return 'object'
    const keyword = Object.keys(schema).find((name) => own(IMPLIES, name) !== undefined)
    if (keyword !== undefined) return IMPLIES[keyword]
  }
  return undefined
}

function hasObjectArms(form: Validates, conditions: readonly Condition[]): boolean {
  const arms = conditions.flatMap((condition) => (condition.kind === 'arms' ? condition.arms : []))
  return arms.length > 0 && arms.every((arm) => isObjectArm(flatten(form, [arm])))
}

/** True for what holds other questions. */
export function isContainer(kind: Kind): boolean {
  return kind === 'object' || kind === 'list'
}

/** True when one of the arms to choose from is an object or a list. */
export function hasContainerArm(form: Validates, conditions: readonly Condition[]): boolean {
  const arms = conditions.flatMap((condition) => (condition.kind === 'arms' ? condition.arms : []))
  return arms.some((arm) => ['object', 'array'].includes(typeOfArm(flatten(form, [arm])) ?? ''))
}

function typeOfArm(parts: readonly Part[]): string | undefined {
  return typesOf(parts)?.[0] ?? impliedType(parts)
}

function isObjectArm(parts: readonly Part[]): boolean {
  return typeOfArm(parts) === 'object'
}

function isFile(parts: readonly Part[], ui: Ui, types: readonly string[] | undefined): boolean {
  if (types?.includes('array')) return false
  if (parts.some(({ source }) => source.format === 'data-url') || widgetOf(ui) === 'file') return true
  const field = uiOption(ui, 'field')?.value
  return field === 'file' && parts.some(({ schema }) => own(schema.properties, 'id') !== undefined)
}

/** The parts that describe the items of a list that are all alike. */
export function itemParts(form: Validates, parts: readonly Part[]): Part[] {
  return parts.flatMap(({ schema }) => (Array.isArray(schema.items) ? [] : (partOf(form, schema.items) ?? [])))
}

function arrayKind(form: Validates, parts: readonly Part[], ui: Ui): Kind {
  const items = itemParts(form, parts)
  if (isFile(flatten(form, items), [], undefined) || widgetOf(ui) === 'files') return 'files'
  const options = parts.some(({ schema }) => schema.uniqueItems === true) ? optionsOf(form, items, []) : undefined
  return options !== undefined && options.length > 0 ? 'choices' : 'list'
}

const BY_FORMAT: Record<string, LeafKind> = {
  date: 'date',
  'alt-date': 'date',
  time: 'time',
  'date-time': 'dateTime',
  'alt-datetime': 'dateTime',
}

function scalarKind(type: string | undefined, parts: readonly Part[], ui: Ui): LeafKind {
  if (type === 'boolean' || type === 'number' || type === 'integer') return type
  const widget = widgetOf(ui)
  if (widget === 'textarea') return 'longText'
  if (parts.some(({ source }) => isDatePattern(source.pattern))) return 'date'
  const format = first(parts, 'format')
  return (typeof format === 'string' && own(BY_FORMAT, format)) || own(BY_FORMAT, widget ?? '') || 'text'
}

/** The first word that the parts say under a keyword, as the author wrote it. */
export function first(parts: readonly Part[], keyword: keyof SchemaObject): unknown {
  return parts.find(({ source }) => source[keyword] !== undefined)?.source[keyword]
}

/** A value under a keyword that is JSON, such as `default`. */
export function firstJson(parts: readonly Part[], keyword: 'default'): Json | undefined {
  return first(parts, keyword) as Json | undefined
}
