import { isJsonObject, type JsonObject } from '../json-object.ts'
import { type DesignedForm, editForm } from './edit-form.ts'
import { findQuestion, resolved } from './find-question.ts'
import { nameFor } from './name-for.ts'

/**
 * The answers of a list by their titles. One whose title was there keeps its value and its translation; one that was
 * renamed in its place does too, so that what is routed and decided by its value goes on.
 */
export function setOptions(form: DesignedForm, at: string, titles: readonly string[]): DesignedForm {
  return editForm(form, (copy) => {
    const found = findQuestion(copy, at)
    const { schema } = resolved(copy.schema, found.schema, found.pointer)
    const choice = isJsonObject(schema.items) ? schema.items : schema
    const before = asArms(choice)
    const wanted = titles
      .map((title) => title.trim())
      .filter((title, index, all) => title && all.indexOf(title) === index)
    const arms: JsonObject[] = []
    wanted.forEach((title, index) => {
      const same = before.find((arm) => arm.title === title)
      const renamed = before[index]
      const kept = same ?? (renamed && !wanted.includes(String(renamed.title)) ? renamed : undefined)
      const taken = [...before, ...arms].map((arm) => String(arm.const))
      if (kept) kept.title = title
      arms.push(kept ?? { const: nameFor(title, taken), title })
    })
    choice.oneOf = arms
    delete choice.enum
    delete choice.enumNames
  })
}

function asArms({ oneOf, enum: values, enumNames }: JsonObject): JsonObject[] {
  if (Array.isArray(oneOf)) return oneOf.filter(isJsonObject)
  const names: unknown[] = Array.isArray(enumNames) ? enumNames : []
  return (Array.isArray(values) ? values : []).map((value, index) => ({
    const: value,
    title: String(names[index] ?? value),
  }))
}
