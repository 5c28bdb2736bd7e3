import type { Defect } from './defect.ts'

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
