import { canonicalJson } from '../canonical-json.ts'
import type { Json } from '../definition.ts'
import { isEqual, isObject } from '../json.ts'
import { flatten, partOf } from './flatten.ts'
import type { Part } from './part.ts'
import { type Ui, uiOption } from './ui.ts'
import type { Validates } from './validate.ts'

/** One answer of a closed list. `label` is the author's text and the pointers under which translations may stand. */
export type Option = { value: Json; label?: Label; about?: Label; disabled?: true }

export type Label = { text: string; pointers: string[] }

/** The closed list of answers that some parts leave, or undefined when they leave it open. */
export function optionsOf(form: Validates, parts: readonly Part[], ui: Ui): Option[] | undefined {
  return optionsAmong(form, flatten(form, parts), ui)
}

const known = new WeakMap<Part, Option[] | 'open'>()

/** The same for a part alone, which is asked for again wherever its alternatives are compared. */
export function optionsIn(form: Validates, part: Part): Option[] | undefined {
  let options = known.get(part)
  if (options === undefined) {
    options = optionsOf(form, [part], []) ?? 'open'
    known.set(part, options)
  }
  return options === 'open' ? undefined : options
}

/** The same for parts that are flat already. */
export function optionsAmong(form: Validates, parts: readonly Part[], ui: Ui): Option[] | undefined {
  const lists = parts.flatMap((part) => listsOf(form, part))
  const [first, ...others] = lists
  if (first === undefined) return undefined
  const allowed = others.map((list) => new Set(list.map(({ value }) => canonicalJson(value))))
  const kept = first
    .filter(({ value }) => allowed.every((values) => values.has(canonicalJson(value))))
    .map((option) => relabel(option, others))
  return withUi(withDistinctLabels(withoutRepeats(kept)), ui)
}

/** The answers that an open list names: arms that are closed beside one that takes anything else. Undefined where there are none. */
export function namedAnswers(form: Validates, parts: readonly Part[], ui: Ui): Option[] | undefined {
  const arms = parts.flatMap(({ schema }) => [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])])
  const named = arms.flatMap((arm) => armOptions(form, partOf(form, arm)) ?? [])
  return named.length === 0 ? undefined : withUi(withDistinctLabels(withoutRepeats(named)), ui)
}

function listsOf(form: Validates, part: Part): Option[][] {
  const { schema, source } = part
  const lists: Option[][] = []
  if ('const' in schema) lists.push([{ value: schema.const as Json, ...titleOf(part) }])
  if (Array.isArray(schema.enum)) {
    lists.push(schema.enum.map((value, index) => ({ value: value as Json, ...nameOf(source.enumNames, index, part) })))
  }
  for (const keyword of ['oneOf', 'anyOf'] as const) {
    const arms = schema[keyword]?.map((arm) => armOptions(form, partOf(form, arm)))
    if (arms?.every((arm) => arm !== undefined)) lists.push(arms.flat())
  }
  return lists
}

function armOptions(form: Validates, arm: Part | undefined): Option[] | undefined {
  if (arm === undefined) return undefined
  const options = optionsIn(form, arm)
  const [only] = options ?? []
  return only !== undefined && options?.length === 1 ? [{ ...only, ...titleOf(arm), ...aboutOf(arm) }] : options
}

function titleOf(part: Part): { label?: Label } {
  const text = part.source.title
  return typeof text === 'string' ? { label: { text, pointers: [`${part.pointer}/title`] } } : {}
}

function aboutOf(part: Part): { about?: Label } {
  const text = part.source.description
  return typeof text === 'string' ? { about: { text, pointers: [`${part.pointer}/description`] } } : {}
}

function nameOf(names: unknown, index: number, part: Part): { label?: Label } {
  const text: unknown = Array.isArray(names) ? names[index] : undefined
  const pointers = [`${part.pointer}/enumNames/${index}`, `${part.pointer}/enum/${index}`]
  return typeof text === 'string' ? { label: { text, pointers } } : { label: { text: '', pointers } }
}

/** A narrower list says which values are left; their names may stand in the wider one. */
function relabel(option: Option, lists: Option[][]): Option {
  if (lists.length === 0 || (option.label !== undefined && option.label.text !== '')) return option
  const named = lists.flat().find((other) => isEqual(other.value, option.value) && other.label?.text)
  return named?.label === undefined ? option : { ...option, label: named.label }
}

function withoutRepeats(options: Option[]): Option[] {
  const byValue = new Map<string, Option>()
  for (const option of options) {
    const key = canonicalJson(option.value)
    if (!byValue.has(key)) byValue.set(key, option)
  }
  return [...byValue.values()]
}

/** A title that several options share is the title of something else, such as the property that tells arms apart. */
function withDistinctLabels(options: Option[]): Option[] {
  const seen = new Set<string>()
  const shared = new Set<string>()
  for (const { label } of options) {
    if (label === undefined || label.text === '') continue
    if (seen.has(label.text)) shared.add(label.text)
    seen.add(label.text)
  }
  if (shared.size === 0) return options
  return options.map((option) => {
    const { label, ...bare } = option
    return label !== undefined && shared.has(label.text) ? bare : option
  })
}

function withUi(options: Option[], ui: Ui): Option[] {
  const names = uiOption(ui, 'enumNames')
  const disabled = uiOption(ui, 'enumDisabled')?.value
  return options.map((option, index) => {
    const name = uiName(names?.value, option.value, index)
    const label = name === undefined ? {} : { label: { text: name.text, pointers: [`${names?.pointer}/${name.key}`] } }
    const off = Array.isArray(disabled) && disabled.some((value) => isEqual(value, option.value))
    return { ...option, ...label, ...(off ? { disabled: true as const } : {}) }
  })
}

function uiName(names: unknown, value: Json, index: number): { text: string; key: string } | undefined {
  const key = Array.isArray(names) ? String(index) : String(value)
  const text: unknown = Array.isArray(names) ? names[index] : isObject(names) ? names[key] : undefined
  return typeof text === 'string' ? { text, key } : undefined
}
