import { describe, expect, it } from 'vitest'
import { addQuestion } from './add-question.ts'
import { flatOutline, outline } from './outline.ts'
import { placesForNew } from './places-for-new.ts'
import { dogForm, empty } from './test/dog-form.ts'

const keysIn = (form: typeof empty, at?: string) => {
  const items = flatOutline(outline(form))
  return placesForNew(
    items,
    items.find((item) => item.at === at),
  ).map(({ key }) => key)
}

describe('where a new question can stand', () => {
  it('is the end of the form, or a section, while nothing is open', () => {
    expect(keysIn(empty)).toEqual(['end'])
    expect(keysIn(dogForm())).toEqual(['end', 'in /uiSchema/theDog'])
  })

  it('is first behind what is open, also behind a section that has its questions', () => {
    expect(keysIn(dogForm(), '/uiSchema/neutered')[0]).toBe('behind /uiSchema/neutered')
    expect(keysIn(dogForm(), '/uiSchema/theDog')).toEqual(['behind /uiSchema/theDog', 'end', 'in /uiSchema/theDog'])
  })

  it('is first inside of a section or a list that waits for its first question', () => {
    const section = addQuestion(empty, { kind: 'section', title: 'Dog', within: '/uiSchema' })
    expect(keysIn(section.form, section.at)[0]).toBe('in /uiSchema/dog')
    const list = addQuestion(empty, { kind: 'list', title: 'Dogs', within: '/uiSchema' })
    expect(placesForNew(flatOutline(outline(list.form)), flatOutline(outline(list.form))[0])[0]?.within).toBe(
      '/uiSchema/dogs/items',
    )
  })
})
