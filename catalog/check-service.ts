import { checkForm, type Defect, type FormDefinition } from '#forms'
import { checkAnswerPointers } from './check-answer-pointers.ts'
import { checkTranslations } from './check-translations.ts'
import { formPlaces, type Place } from './form-places.ts'
import { isJsonObject } from './json-object.ts'
import type { ServiceDefinition } from './service-definition.ts'

/** The languages in which people are served. A form's own texts are in the first. */
export const LANGUAGES = ['en', 'ru'] as const

/**
 * What keeps a service from being published (`error`), or should be looked at (`warning`): the form's own defects,
 * texts that lack a language, rules that look at answers the form never asks for, questions that do not say why they
 * are asked. Pointers lead into the form's schema, or into the definition where they begin with `/uiSchema`, `/texts`
 * or a key of the definition. Examples of answers are told in `locale`.
 */
export function checkService(definition: ServiceDefinition, locale = 'en'): Defect[] {
  const places = formPlaces(definition.form)
  return [
    ...checkForm(definition.form as FormDefinition, locale).map(asObstacle),
    ...places.flatMap(checkReasons),
    ...checkTranslations(definition, LANGUAGES),
    ...checkAnswerPointers(definition, places),
  ]
}

/** Where some people would not get through: a form can be tried with this, but nobody should have to use it. */
const OBSTACLES = new Set(['dead-end', 'no-answer-possible', 'no-options'])

function asObstacle(defect: Defect): Defect {
  return OBSTACLES.has(defect.code) ? { ...defect, severity: 'error' } : defect
}

/** Every question says what the answer is for and which law allows to ask it (GDPR art. 5 (1) b and c, art. 13). */
function checkReasons({ kind, ui, uiPointer, path }: Place): Defect[] {
  if (kind === 'group' || kind === 'item') return []
  const options = isJsonObject(ui['ui:options']) ? ui['ui:options'] : {}
  const missing = (name: 'purpose' | 'legalBasis', code: string, message: string): Defect[] => {
    const said = ui[`ui:${name}`] ?? options[name]
    if (typeof said === 'string' && said.trim() !== '') return []
    return [{ severity: 'error', code, pointer: `${uiPointer}/ui:options/${name}`, message }]
  }
  return [
    ...missing('purpose', 'purpose-missing', `The question ${path} does not say why it is asked.`),
    ...missing('legalBasis', 'legal-basis-missing', `The question ${path} does not name the law that allows it.`),
  ]
}
