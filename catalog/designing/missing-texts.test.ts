import { describe, expect, it } from 'vitest'
import { checkService } from '../check-service.ts'
import { newDefinition } from './draft-definition.ts'
import { missingTexts } from './missing-texts.ts'
import { setOptions } from './set-options.ts'
import { setText } from './set-text.ts'
import { dogForm } from './test/dog-form.ts'

const definition = {
  ...newDefinition({ en: 'Dog registration', ru: 'Регистрация собаки' }, 'front-desk'),
  summary: { en: 'Puts a dog on the register.' },
  form: setText(
    setOptions(dogForm(), '/uiSchema/theDog/breed', ['Terrier', 'Poodle', 'Spitz']),
    '/uiSchema/neutered/ui:help',
    'en',
    'As the vet says.',
  ),
}
const missing = checkService(definition).filter(({ code }) => code === 'translation-missing')
const at = (start: string) => missing.filter(({ pointer }) => pointer.startsWith(start))

describe('a text that is missing', () => {
  it('is named with its languages', () => {
    expect(missingTexts(definition, at('/summary'))).toEqual([{ part: 'summary', languages: ['ru'] }])
    expect(missingTexts(definition, at('/cost'))).toEqual([{ part: 'cost', languages: ['en', 'ru'] }])
    expect(missingTexts(definition, at('/output'))).toEqual([{ part: 'document', languages: ['en', 'ru'] }])
  })

  it('is found in the form by what it is for', () => {
    expect(missingTexts(definition, at('/properties/theDog/properties/breed/oneOf'))).toEqual([
      { part: 'options', languages: ['ru'] },
    ])
    expect(missingTexts(definition, at('/uiSchema/neutered'))).toEqual([{ part: 'help', languages: ['ru'] }])
  })
})
