import { isJsonObject, type JsonObject } from './json-object.ts'
import { escapeKey, valueAt } from './json-pointer.ts'

/** One place of the answers: where it is, where it is written in schema and UI schema, and how it is asked. */
export type Place = {
  /** JSON Pointer into the answers; `-` stands for any item of a list. */
  path: string
  schemaPointer: string
  uiPointer: string
  ui: JsonObject
  /**
   * `gate`: an optional group. `group`: one that is always there, so that nothing is asked about the group itself.
   * `item`: a single answer in a list, which is asked for as the list is.
   */
  kind: 'leaf' | 'list' | 'item' | 'gate' | 'group'
  /** The values of a closed list of answers. */
  values?: unknown[]
}

type At = Omit<Place, 'kind' | 'values'> & { required: boolean; within: readonly string[] }

/** Far above any real form. Definitions that refer to each other crosswise multiply without end in sight. */
const MOST_VISITS = 20_000

/**
 * Every place that a form can ask about, whatever the conditions, in the order of the schema. A reading for publishing
 * checks: it follows local references and every branch once, and leaves what the schema means to the engine.
 * @throws RangeError for a form that unfolds into more than can be checked
 */
export function formPlaces(form: { schema: JsonObject; uiSchema?: JsonObject | undefined }): Place[] {
  const places = new Map<string, Place>()
  let visits = 0
  walk(form.schema, {
    path: '',
    schemaPointer: '',
    uiPointer: '/uiSchema',
    ui: form.uiSchema ?? {},
    required: true,
    within: [],
  })
  return [...places.values()]

  function walk(schema: unknown, at: At): void {
    if (!isJsonObject(schema)) return
    if (++visits > MOST_VISITS) throw new RangeError('The form unfolds into too many questions to be checked.')
    keep(schema, at)
    if (isStoredFile(at.ui)) return
    if (typeof schema.$ref === 'string') walkReference(schema.$ref, at)
    const required = Array.isArray(schema.required) ? schema.required : []
    for (const [name, property] of Object.entries(isJsonObject(schema.properties) ? schema.properties : {})) {
      walk(property, below(at, name, `properties/${escapeKey(name)}`, name, required.includes(name)))
    }
    if (isJsonObject(schema.items)) walk(schema.items, below(at, '-', 'items', 'items', true))
    for (const [key, branch] of branches(schema)) walk(branch, { ...at, schemaPointer: `${at.schemaPointer}/${key}` })
  }

  function walkReference(reference: string, at: At): void {
    const pointer = reference.startsWith('#') ? reference.slice(1) : undefined
    // A recursive form asks the same places again, one level deeper.
    if (pointer === undefined || at.within.includes(pointer)) return
    walk(valueAt(form.schema, pointer), { ...at, schemaPointer: pointer, within: [...at.within, pointer] })
  }

  function keep(schema: JsonObject, at: At): void {
    const kind = kindOf(schema, at)
    if (kind === undefined || places.has(at.path) || at.path === '') return
    const { path, schemaPointer, uiPointer, ui } = at
    const values = valuesOf(schema)
    places.set(path, { path, schemaPointer, uiPointer, ui, kind, ...(values === undefined ? {} : { values }) })
  }
}

function below(at: At, name: string, schemaKey: string, uiKey: string, required: boolean): At {
  const ui = at.ui[uiKey]
  return {
    ...at,
    path: `${at.path}/${escapeKey(name)}`,
    schemaPointer: `${at.schemaPointer}/${schemaKey}`,
    uiPointer: `${at.uiPointer}/${escapeKey(uiKey)}`,
    ui: isJsonObject(ui) ? ui : {},
    required,
  }
}

function kindOf(schema: JsonObject, { path, ui, required }: At): Place['kind'] | undefined {
  if (isStoredFile(ui)) return 'leaf'
  // Filled in or only shown: not a question.
  if (schema.readOnly === true || (required && ('const' in schema || schema.type === 'null'))) return undefined
  if (schema.type === 'object' || isJsonObject(schema.properties)) return required ? 'group' : 'gate'
  if (schema.type === 'array' || isJsonObject(schema.items)) return 'list'
  const isAsked = 'type' in schema || 'format' in schema || valuesOf(schema) !== undefined
  return isAsked ? (path.endsWith('/-') ? 'item' : 'leaf') : undefined
}

function valuesOf(schema: JsonObject): unknown[] | undefined {
  if (Array.isArray(schema.enum)) return schema.enum
  if (!Array.isArray(schema.oneOf)) return undefined
  return schema.oneOf.every((arm) => isJsonObject(arm) && 'const' in arm)
    ? schema.oneOf.map((arm) => arm.const)
    : undefined
}

/** The schemas that speak about the same place. */
function* branches(schema: JsonObject): Generator<[string, unknown]> {
  for (const key of ['then', 'else']) yield [key, schema[key]]
  for (const key of ['allOf', 'anyOf', 'oneOf']) {
    const arms: unknown[] = Array.isArray(schema[key]) ? schema[key] : []
    for (const [index, arm] of arms.entries())
      if (isJsonObject(arm) && !('const' in arm)) yield [`${key}/${index}`, arm]
  }
  for (const key of ['dependentSchemas', 'dependencies']) {
    const named = isJsonObject(schema[key]) ? schema[key] : {}
    for (const [name, arm] of Object.entries(named)) yield [`${key}/${escapeKey(name)}`, arm]
  }
}

/** Asked as one question, although its reference is an object. */
const isStoredFile = (ui: JsonObject): boolean =>
  ui['ui:field'] === 'file' || ui['ui:widget'] === 'file' || ui['ui:widget'] === 'files'
