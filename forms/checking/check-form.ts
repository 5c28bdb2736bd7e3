import { assembleForm } from '../compile/assemble-form.ts'
import type { FormDefinition, Locale } from '../definition.ts'
import { isObject } from '../json.ts'
import { checkBehaviour } from './check-behaviour.ts'
import { checkEndless } from './check-endless.ts'
import { checkPatterns } from './check-patterns.ts'
import { checkQuestions } from './check-questions.ts'
import { checkReferences } from './check-references.ts'
import { checkStructure } from './check-structure.ts'
import { checkTexts, checkUi } from './check-ui.ts'
import { type Defect, error } from './defect.ts'
import { type Survey, surveyOf } from './every-schema.ts'

/**
 * Everything that is wrong with a definition, in plain words, with the place where it stands. What concerns the questions
 * is looked at only when the schema itself is sound. Examples are told in `locale`, in the form's own words for it.
 */
export function checkForm(definition: FormDefinition, locale: Locale = 'en'): Defect[] {
  const survey = surveyOf(definition.schema)
  const sound = checkSchema(survey)
  if (sound.some(({ severity }) => severity === 'error')) return sound
  const form = assembleForm(definition, survey.resolve)
  return [
    ...sound,
    ...checkUi(definition),
    ...checkTexts(definition),
    ...checkQuestions(form),
    ...checkBehaviour(form, locale),
  ]
}

/** The part of it that can find errors: with one of them there is no form at all. */
export function checkSchema(survey: Survey): Defect[] {
  if (!isObject(survey.root)) return [error('not-a-schema', '', 'The form needs a schema that is an object.')]
  const structure = checkStructure(survey)
  const isSound = structure.every(({ severity }) => severity !== 'error')
  return isSound
    ? [...structure, ...checkReferences(survey), ...checkEndless(survey), ...checkPatterns(survey)]
    : structure
}
