import type { FormDefinition } from '../definition.ts'
import { checkForm, type Defect } from '../checking/check-form.ts'
import { flatten, partOf } from './flatten.ts'
import type { Form } from './form.ts'
import { hashForm } from './hash-form.ts'
import { type Node, nodeOf } from './node.ts'
import { normalise } from './normalise.ts'
import { rootUi } from './ui.ts'

/**
 * Prepares a definition for conversations. Costs once per version; keep the result by its `hash`.
 * @throws FormDefectsError when `checkForm` finds an error
 */
export function compileForm(definition: FormDefinition): Form {
  const defects = checkForm(definition)
  if (defects.some(({ severity }) => severity === 'error')) throw new FormDefectsError(defects)
  return assembleForm(definition)
}

/** The compiled form, without looking for defects first. */
export function assembleForm(definition: FormDefinition): Form {
  const schema = normalise(definition.schema)
  const nodes = new Map<string, Node>()
  const part = partOf({ schema }, schema.root)
  const root = nodeOf({ schema, nodes }, part === undefined ? [] : flatten({ schema }, [part]), rootUi(definition.uiSchema))
  return { hash: hashForm(definition), definition, schema, root, nodes }
}

/** A form that cannot be published, with everything that is wrong with it. */
export class FormDefectsError extends Error {
  readonly code = 'form-defects'
  readonly defects: Defect[]

  constructor(defects: Defect[]) {
    const errors = defects.filter(({ severity }) => severity === 'error')
    super(`The form has defects: ${errors.map(({ pointer, message }) => `${pointer || '/'}: ${message}`).join('; ')}`)
    this.name = 'FormDefectsError'
    this.defects = defects
  }
}
