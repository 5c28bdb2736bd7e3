import { isJsonObject } from '../json-object.ts'
import { type DesignedForm, editForm, objectAt } from './edit-form.ts'
import { findQuestion, resolved } from './find-question.ts'

/** How an answer is treated once it is given. What is left out is as for every answer of the service. */
export type Care = {
  /** Months after the decision; then it is deleted. */
  keptForMonths?: number
  /** Keys of the agency's roles; left out, everybody who may read the answers of a case. */
  seenBy?: string[]
  /** Health, belief, origin and the like (GDPR art. 9). */
  sensitive?: boolean
}

/** Endings that a file may have, and its most bytes. */
export type FileLimits = { accept?: string; maxSize?: number }

type Options = Care & FileLimits

/** What is said of a question beside its texts. */
export function optionsAt(form: DesignedForm, at: string): Options {
  const own = at
    .split('/')
    .slice(2)
    .reduce<unknown>(
      (ui, key) => (isJsonObject(ui) ? ui[key.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined),
      form.uiSchema,
    )
  const options = isJsonObject(own) ? own['ui:options'] : undefined
  return isJsonObject(options) ? (options as Options) : {}
}

/** Says one thing of a question, or with undefined nothing about it. */
export function setOption<Name extends keyof Options>(
  form: DesignedForm,
  at: string,
  name: Name,
  value: Options[Name] | undefined,
): DesignedForm {
  return editForm(form, (copy) => {
    const { ownerUi, name: key } = findQuestion(copy, at)
    const ui = objectAt(ownerUi, key)
    const options = objectAt(ui, 'ui:options')
    if (value === undefined) delete options[name]
    else options[name] = value
    if (Object.keys(options).length === 0) delete ui['ui:options']
  })
}

/** The keywords that bound an answer. */
export type Limit = 'minItems' | 'maxItems' | 'minimum' | 'maximum' | 'minLength' | 'maxLength'

/** Bounds an answer, or with undefined no longer. */
export function setLimit(form: DesignedForm, at: string, limit: Limit, value: number | undefined): DesignedForm {
  return editForm(form, (copy) => {
    const found = findQuestion(copy, at)
    const { schema } = resolved(copy.schema, found.schema, found.pointer)
    if (value === undefined) delete schema[limit]
    else schema[limit] = value
  })
}
