import { checkCompletable } from './checking/check-behaviour.ts'
import { checkSchema } from './checking/check-form.ts'
import { surveyOf } from './checking/every-schema.ts'
import { FormDefectsError } from './checking/form-defects-error.ts'
import { assembleForm } from './compile/assemble-form.ts'
import type { Form } from './compile/form.ts'
import type { FormDefinition } from './definition.ts'

/**
 * Prepares a definition for conversations. Costs once per version; keep the result by its `hash`.
 * @throws FormDefectsError when `checkForm` finds an error
 */
export function compileForm(definition: FormDefinition): Form {
  const survey = surveyOf(definition.schema)
  const defects = checkSchema(survey)
  if (defects.some(({ severity }) => severity === 'error')) throw new FormDefectsError(defects)
  const form = assembleForm(definition, survey.resolve)
  const dead = checkCompletable(form)
  if (dead.length > 0) throw new FormDefectsError([...defects, ...dead])
  return form
}
