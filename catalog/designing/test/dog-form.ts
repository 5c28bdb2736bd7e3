import { addQuestion } from '../add-question.ts'
import { newDefinition } from '../draft-definition.ts'
import type { DesignedForm } from '../edit-form.ts'
import { setOptions } from '../set-options.ts'
import { setText } from '../set-text.ts'

export const empty = newDefinition({ en: 'Dog registration', ru: 'Регистрация собаки' }, 'front-desk').form

/** Name and breed in a section, and whether the dog is neutered; each with a Russian title. */
export function dogForm(): DesignedForm {
  let form = addQuestion(empty, { kind: 'section', title: 'The dog', within: '/uiSchema' }).form
  form = addQuestion(form, { kind: 'short-text', title: 'Name', within: '/uiSchema/theDog' }).form
  form = addQuestion(form, { kind: 'one-of', title: 'Breed', within: '/uiSchema/theDog' }).form
  form = setOptions(form, '/uiSchema/theDog/breed', ['Terrier', 'Poodle'])
  form = addQuestion(form, { kind: 'yes-no', title: 'Neutered', within: '/uiSchema' }).form
  form = setText(form, '/properties/theDog/properties/name/title', 'ru', 'Кличка')
  form = setText(form, '/properties/theDog/properties/breed/oneOf/0/title', 'ru', 'Терьер')
  form = setText(form, '/properties/theDog/properties/breed/oneOf/1/title', 'ru', 'Пудель')
  return setText(form, '/properties/neutered/title', 'ru', 'Стерилизована')
}
