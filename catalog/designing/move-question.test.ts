import { describe, expect, it } from 'vitest'
import { addQuestion } from './add-question.ts'
import type { Condition } from './condition.ts'
import type { DesignedForm } from './edit-form.ts'
import { moveQuestion, placeQuestion } from './move-question.ts'
import { flatOutline, outline } from './outline.ts'
import { setCondition } from './set-condition.ts'
import { textAt } from './set-text.ts'
import { dogForm } from './test/dog-form.ts'

const items = (form: DesignedForm) => flatOutline(outline(form))
const names = (form: DesignedForm) => items(form).map(({ name }) => name)
const askedAt = (form: DesignedForm, at: string) => items(form).find((item) => item.at === at)?.asked
const is = (path: string[], value: string | boolean): Condition => [{ path, verb: 'is', value }]

const [dog, name, breed, neutered] = ['/theDog', '/theDog/name', '/theDog/breed', '/neutered'].map(
  (at) => `/uiSchema${at}`,
) as [string, string, string, string]

describe('moving', () => {
  it('goes one place at a time and stops at the ends', () => {
    const up = moveQuestion(dogForm(), breed, 'up')
    expect(names(up)).toEqual(['theDog', 'breed', 'name', 'neutered'])
    expect(names(moveQuestion(up, breed, 'up'))).toEqual(names(up))
  })

  it('goes before or behind a neighbour', () => {
    expect(names(placeQuestion(dogForm(), breed, { within: dog, before: 'name' }).form).slice(1, 3)).toEqual([
      'breed',
      'name',
    ])
    const first = placeQuestion(dogForm(), neutered, { within: '/uiSchema', before: 'theDog' })
    expect(names(first.form)).toEqual(['neutered', 'theDog', 'name', 'breed'])
    expect(names(placeQuestion(first.form, neutered, { within: '/uiSchema', after: 'theDog' }).form)).toEqual([
      'theDog',
      'name',
      'breed',
      'neutered',
    ])
  })

  it('to another section takes texts along', () => {
    const { form, at } = placeQuestion(dogForm(), neutered, { within: dog, after: 'name' })
    expect(at).toBe('/uiSchema/theDog/neutered')
    expect(names(form)).toEqual(['theDog', 'name', 'neutered', 'breed'])
    const titleAt = items(form).find((item) => item.at === at)?.titleAt ?? ''
    expect(textAt(form, titleAt, 'ru')).toBe('Стерилизована')
    expect(form.schema.required).toEqual(['theDog'])
  })

  it('does not put a section into itself', () => {
    expect(placeQuestion(dogForm(), dog, { within: dog }).form).toEqual(dogForm())
  })
})

describe('the condition of what moves', () => {
  it('is told from the new place when that sees the answer', () => {
    const form = setCondition(dogForm(), name, is(['breed'], 'terrier'))
    const out = placeQuestion(form, name, { within: '/uiSchema' })
    expect([askedAt(out.form, out.at), out.freed]).toEqual([is(['theDog', 'breed'], 'terrier'), []])
    const back = placeQuestion(out.form, out.at, { within: dog })
    expect(askedAt(back.form, back.at)).toEqual(is(['breed'], 'terrier'))
  })

  it('is dropped, and said to be, when it does not', () => {
    const form = setCondition(dogForm(), breed, is(['name'], 'Rex'))
    const list = addQuestion(form, { kind: 'list', title: 'Dogs', within: '/uiSchema' })
    const moved = placeQuestion(list.form, breed, { within: `${list.at}/items` })
    expect([askedAt(moved.form, moved.at), moved.freed]).toEqual(['always', [moved.at]])
  })
})

describe('the conditions on what moves', () => {
  it('follow it', () => {
    const form = setCondition(dogForm(), neutered, is(['theDog', 'breed'], 'terrier'))
    const { form: moved, at, freed } = placeQuestion(form, breed, { within: '/uiSchema', before: 'neutered' })
    expect([at, askedAt(moved, neutered), freed]).toEqual(['/uiSchema/breed', is(['breed'], 'terrier'), []])
  })

  it('end where it is no longer seen', () => {
    const form = setCondition(dogForm(), name, is(['breed'], 'terrier'))
    const { form: moved, freed } = placeQuestion(form, breed, { within: '/uiSchema' })
    expect([askedAt(moved, name), freed]).toEqual(['always', [name]])
  })
})
