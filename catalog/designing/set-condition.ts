import { canonicalJson, type Json } from '#forms'
import { isJsonObject, type JsonObject } from '../json-object.ts'
import type { Condition } from './condition.ts'
import { conditionSchema } from './condition-schema.ts'
import { type DesignedForm, editForm, objectAt } from './edit-form.ts'
import { findQuestion } from './find-question.ts'
import { orderIn, writeOrder } from './order.ts'
import { readCondition } from './read-condition.ts'
import { writeRequired } from './set-required.ts'
import { takeOut } from './take-out.ts'

/** Asks a question only when the condition holds; always, when there is none. What else the schema says is kept. */
export function setCondition(form: DesignedForm, at: string, condition: Condition | 'always'): DesignedForm {
  return editForm(form, (copy) => {
    const found = findQuestion(copy, at)
    const { owner, ownerUi, name, schema, container } = found
    const required = Array.isArray(container.required) && container.required.includes(name)
    const order = orderIn(owner, ownerUi)
    const target = condition === 'always' ? owner : branchFor(owner, condition)
    if (target !== container) {
      takeOut(found)
      objectAt(target, 'properties')[name] = schema
      writeRequired(target, name, required)
    }
    writeOrder(owner, ownerUi, order)
  })
}

/** The branch with this very condition, or a new one. */
function branchFor(owner: JsonObject, condition: Condition): JsonObject {
  const wanted = canonicalJson(conditionSchema(condition) as Json)
  const list: unknown[] = Array.isArray(owner.allOf) ? owner.allOf : []
  for (const holder of [owner, ...list]) {
    const said = isJsonObject(holder) && holder.else === undefined ? readCondition(holder.if) : undefined
    if (said && canonicalJson(conditionSchema(said) as Json) === wanted) return objectAt(holder as JsonObject, 'then')
  }
  const branch: JsonObject = {}
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  owner.allOf = [...list, { if: conditionSchema(condition), then: branch }]
  return branch
}
