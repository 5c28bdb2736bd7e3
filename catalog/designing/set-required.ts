import { type DesignedForm, editForm } from './edit-form.ts'
import { findQuestion } from './find-question.ts'

/** Whether a question must be answered when it is asked. */
export function setRequired(form: DesignedForm, at: string, required: boolean): DesignedForm {
  return editForm(form, (copy) => {
    const { container, name } = findQuestion(copy, at)
    writeRequired(container, name, required)
  })
}

/** An empty list is left out: draft-04 forbids it. */
export function writeRequired(container: Record<string, unknown>, name: string, required: boolean): void {
  const others = (Array.isArray(container.required) ? container.required : []).filter((one) => one !== name)
  const names = required ? [...others, name] : others
  if (names.length > 0) container.required = names
  else delete container.required
}
