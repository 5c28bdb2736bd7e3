import { describe, expect, it } from 'vitest'
import { placeQuestion } from './move-question.ts'
import { markLookedAt, outdatedAt, setText } from './set-text.ts'
import { dogForm } from './test/dog-form.ts'

const title = '/properties/neutered/title'

describe('a translation whose text has changed', () => {
  const changed = setText(setText(dogForm(), title, 'en', 'Neuter'), title, 'en', 'Is it neutered?')

  it('is marked with what it translates, however often the text changes', () => {
    expect(outdatedAt(changed, title, 'ru')).toBe('Neutered')
  })

  it.each([
    ['the text is again what it was', setText(changed, title, 'en', 'Neutered')],
    ['it is written anew', setText(changed, title, 'ru', 'Она стерилизована?')],
    ['somebody has looked at it', markLookedAt(changed, title, 'ru')],
  ])('is not marked when %s', (_, form) => {
    expect(outdatedAt(form, title, 'ru')).toBeUndefined()
  })

  it('keeps its mark where the question goes', () => {
    const { form } = placeQuestion(changed, '/uiSchema/neutered', { within: '/uiSchema/theDog' })
    expect(outdatedAt(form, '/properties/theDog/properties/neutered/title', 'ru')).toBe('Neutered')
    expect(form.outdated?.ru).toEqual({ '/properties/theDog/properties/neutered/title': 'Neutered' })
  })
})

it('a text that was not there before makes no translation outdated', () => {
  const first = setText(dogForm(), '/uiSchema/neutered/ui:help', 'ru', 'Спросите врача.')
  const both = setText(first, '/uiSchema/neutered/ui:help', 'en', 'Ask the vet.')
  expect(both.outdated).toBeUndefined()
})
