import { assembleForm } from '../compile/assemble-form.ts'
import type { FormDefinition } from '../definition.ts'
import { isObject } from '../json.ts'
import { checkPatterns } from './check-patterns.ts'
import { checkQuestions } from './check-questions.ts'
import { checkReferences } from './check-references.ts'
import { checkStructure } from './check-structure.ts'
import { checkTexts, checkUi } from './check-ui.ts'
import { type Defect, error } from './defect.ts'

/**
 * Everything that is wrong with a definition, in plain words, with the place where it stands. What concerns the questions
 * is looked at only when the schema itself is sound.
 */
export function checkForm(definition: FormDefinition): Defect[] {
  const { schema } = definition
  if (!isObject(schema)) return [error('not-a-schema', '', 'The form needs a schema that is an object.')]
  const structure = checkStructure(schema)
  if (hasErrors(structure)) return structure
  const sound = [...structure, ...checkReferences(schema), ...checkPatterns(schema)]
  if (hasErrors(sound)) return sound
  return [...sound, ...checkUi(definition), ...checkTexts(definition), ...checkQuestions(assembleForm(definition))]
}

function hasErrors(defects: Defect[]): boolean {
  return defects.some(({ severity }) => severity === 'error')
}
