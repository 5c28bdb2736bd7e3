import type { FormDefinition } from '../definition.ts'
import type { Defect } from './defect.ts'

/** Everything that is wrong with a definition, in plain words, with the place where it stands. */
export function checkForm(definition: FormDefinition): Defect[] {
  void definition
  return []
}
