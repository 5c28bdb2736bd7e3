import type { DesignedForm } from '../designing/edit-form.ts'
import { formTexts } from '../form-texts.ts'
import type { JsonObject } from '../json-object.ts'
import type { ReadForm } from './imported.ts'
import { placeConditions } from './place-conditions.ts'
import type { Report } from './report.ts'
import { type Branch, growTree } from './tree.ts'

/** A form in our own language out of what was read: sections, lists, conditions, and an order that is written down. */
export function buildForm({ title, items }: ReadForm, report: Report): DesignedForm {
  const root = growTree(title, items, report)
  const conditions = placeConditions(root, report)
  const { schema, ui } = section(root, conditions)
  const form = { schema: { $schema: 'http://json-schema.org/draft-07/schema#', ...schema, title }, uiSchema: ui }
  return { ...form, texts: inRussian(form) }
}

type Written = { schema: JsonObject; ui: JsonObject }
type Conditions = ReadonlyMap<Branch, JsonObject>

function section(branch: Branch, conditions: Conditions): Written {
  // A section that lost all its questions to others asks nothing.
  const parts = branch.parts.filter((part) => !isEmptied(part))
  const schema: JsonObject = { type: 'object', properties: {} }
  const ui: JsonObject = { 'ui:order': parts.map(({ name }) => name) }
  const arms = new Map<string, JsonObject>()
  for (const part of parts) {
    const written = writePart(part, conditions)
    const condition = conditions.get(part)
    const target = condition ? armFor(arms, condition) : schema
    ;(target.properties as JsonObject)[part.name] = written.schema
    const isRequired = part.item.required || (part.item.parts !== undefined && part.item.rows === undefined)
    if (isRequired) target.required = [...((target.required as string[] | undefined) ?? []), part.name]
    ui[part.name] = written.ui
  }
  if (arms.size > 0) schema.allOf = [...arms].map(([key, then]) => ({ if: JSON.parse(key), then }))
  return { schema, ui }
}

function armFor(arms: Map<string, JsonObject>, condition: JsonObject): JsonObject {
  const key = JSON.stringify(condition)
  const arm = arms.get(key) ?? { properties: {} }
  arms.set(key, arm)
  return arm
}

function writePart(branch: Branch, conditions: Conditions): Written {
  const { item } = branch
  const said = { title: item.title || item.name, ...(item.description && { description: item.description }) }
  const help = item.help ? { 'ui:help': item.help } : {}
  const inner = item.parts ? section(branch, conditions) : { schema: item.schema, ui: item.ui }
  if (!item.rows) return { schema: { ...inner.schema, ...said }, ui: { ...inner.ui, ...help } }
  const { min = item.required ? 1 : undefined, max } = item.rows
  const counts = { ...(min && { minItems: min }), ...(max && { maxItems: max }) }
  return {
    schema: { type: 'array', ...said, ...counts, items: inner.schema },
    ui: { ...help, items: inner.ui },
  }
}

const isEmptied = ({ item, parts }: Branch): boolean => item.parts !== undefined && parts.every(isEmptied)

/** What was written in Russian is that form's Russian; the English is still to be written. */
function inRussian(form: { schema: JsonObject; uiSchema: JsonObject }): Record<string, Record<string, string>> {
  const russian = [...formTexts(form)].filter(([, text]) => /\p{Script=Cyrillic}/u.test(text))
  return russian.length > 0 ? { ru: Object.fromEntries(russian) } : {}
}
