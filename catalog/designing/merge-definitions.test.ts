import { describe, expect, it } from 'vitest'
import type { ServiceDefinition } from '../service-definition.ts'
import { addQuestion } from './add-question.ts'
import { newDefinition } from './draft-definition.ts'
import type { DesignedForm } from './edit-form.ts'
import { mergeDefinitions } from './merge-definitions.ts'
import { flatOutline, outline } from './outline.ts'
import { removeQuestion } from './remove-question.ts'
import { setText, textAt } from './set-text.ts'
import { dogForm } from './test/dog-form.ts'

const base: ServiceDefinition = { ...newDefinition({ en: 'Dogs', ru: 'Собаки' }, 'front-desk'), form: dogForm() }
const changed = (change: (form: DesignedForm) => DesignedForm) => ({ ...base, form: change(base.form) })
const added = (title: string, within: string, after?: string) =>
  changed((form) => addQuestion(form, { kind: 'date', title, within, after }).form)
const names = ({ form }: ServiceDefinition) => flatOutline(outline(form)).map(({ name }) => name)

describe('what two people have made of one draft', () => {
  it('keeps both sides’ questions, each where it was put', () => {
    const mine = added('Born', '/uiSchema/theDog', 'name')
    const { definition, clashes } = mergeDefinitions(base, mine, added('Chipped', '/uiSchema', 'neutered'))
    expect([names(definition), clashes]).toEqual([['theDog', 'name', 'born', 'breed', 'neutered', 'chipped'], []])
    expect(definition.form.schema.required).toEqual(['theDog', 'neutered', 'chipped'])
  })

  it('keeps both in the same section, with their translations', () => {
    const mine = changed((form) => setText(form, '/properties/neutered/title', 'ru', 'Кастрирована'))
    const theirs = { ...added('Chipped', '/uiSchema', 'theDog'), cost: { en: 'Free' } }
    const { definition, clashes } = mergeDefinitions(base, mine, theirs)
    expect(names(definition)).toEqual(['theDog', 'name', 'breed', 'chipped', 'neutered'])
    expect([textAt(definition.form, '/properties/neutered/title', 'ru'), definition.cost, clashes]).toEqual([
      'Кастрирована',
      { en: 'Free' },
      [],
    ])
  })

  it('takes away what one of them took away', () => {
    const mine = added('Born', '/uiSchema/theDog', 'name')
    const theirs = changed((form) => removeQuestion(form, '/uiSchema/theDog/breed'))
    const { definition, clashes } = mergeDefinitions(base, mine, theirs)
    expect([names(definition), clashes]).toEqual([['theDog', 'name', 'born', 'neutered'], []])
  })

  it('is mine where both have changed the same, and says where', () => {
    const mine = { ...base, cost: { en: 'Ten' }, time: { en: 'A day' } }
    const { definition, clashes } = mergeDefinitions(base, mine, { ...base, cost: { en: 'Twelve' } })
    expect([definition.cost, definition.time, clashes]).toEqual([{ en: 'Ten' }, { en: 'A day' }, ['/cost/en']])
  })

  it('says when one changed what the other took away', () => {
    const mine = changed((form) => setText(form, '/properties/theDog/properties/breed/title', 'en', 'Race'))
    const theirs = changed((form) => removeQuestion(form, '/uiSchema/theDog/breed'))
    expect(mergeDefinitions(base, mine, theirs).clashes).not.toEqual([])
  })
})
