import { isJsonObject, type JsonObject } from '../json-object.ts'
import { type DesignedForm, editForm } from './edit-form.ts'
import { findQuestion } from './find-question.ts'
import { blankQuestion, type Kind } from './kinds.ts'

/** What says how a question is put and not how it is answered. It stays when the kind changes. */
const STAYS = ['title', 'description', '$comment', '$id']
const ANSWERS_IN_UI = ['ui:widget', 'ui:field', 'ui:order', 'ui:autocomplete', 'ui:placeholder']
const OF_FILES = ['accept', 'maxSize']

/** The same question with another kind of answer. Texts stay, and options where both kinds have some. */
export function changeKind(form: DesignedForm, at: string, kind: Kind): DesignedForm {
  return editForm(form, (copy) => {
    const { container, ownerUi, name, schema } = findQuestion(copy, at)
    const blank = blankQuestion(kind)
    const options = armsOf(schema)
    // In place: translations are tied to the object that has the text.
    for (const key of Object.keys(schema)) if (!STAYS.includes(key)) delete schema[key]
    Object.assign(schema, blank.schema)
    const choice = kind === 'several-of' ? (schema.items as JsonObject) : kind === 'one-of' ? schema : undefined
    if (choice && options) choice.oneOf = options
    ;(container.properties as JsonObject)[name] = schema
    const ui = isJsonObject(ownerUi[name]) ? ownerUi[name] : {}
    for (const key of Object.keys(ui)) if (ANSWERS_IN_UI.includes(key) || !key.startsWith('ui:')) delete ui[key]
    const said = isJsonObject(ui['ui:options']) ? ui['ui:options'] : {}
    for (const key of OF_FILES) delete said[key]
    const added = isJsonObject(blank.ui['ui:options']) ? blank.ui['ui:options'] : {}
    const merged = Object.assign(said, added)
    Object.assign(ui, blank.ui, Object.keys(merged).length > 0 ? { 'ui:options': merged } : {})
    ownerUi[name] = ui
  })
}

function armsOf(schema: JsonObject): unknown[] | undefined {
  const choice = isJsonObject(schema.items) ? schema.items : schema
  return Array.isArray(choice.oneOf) ? choice.oneOf : undefined
}
