import { describe, expect, it } from 'vitest'
import { begin, checkForm, compileForm, type FormDefinition, type Reply, takeTurn } from '#forms'
import { OWN_FORMS } from '../../forms/test/own-forms.ts'
import { addQuestion } from './add-question.ts'
import { changeKind } from './change-kind.ts'
import { type DesignedForm, editForm } from './edit-form.ts'
import { KINDS, kindOf } from './kinds.ts'
import { moveQuestion } from './move-question.ts'
import { flatOutline, type OutlineItem, outline } from './outline.ts'
import { decidedBy, removeQuestion } from './remove-question.ts'
import { setCondition } from './set-condition.ts'
import { setOptions } from './set-options.ts'
import { setRequired } from './set-required.ts'
import { setText, textAt } from './set-text.ts'
import { dogForm, empty } from './test/dog-form.ts'

const itemAt = (form: DesignedForm, at: string): OutlineItem | undefined =>
  flatOutline(outline(form)).find((item) => item.at === at)
const names = (form: DesignedForm) => flatOutline(outline(form)).map(({ name }) => name)
const ruTitle = (form: DesignedForm, at: string) => textAt(form, itemAt(form, at)?.titleAt ?? '', 'ru')

/** The titles that a conversation asks when it is given these values one after the other. */
function asked(form: DesignedForm, ...values: unknown[]): string[] {
  const compiled = compileForm(form as FormDefinition)
  const now = new Date('2026-03-02T10:00:00Z')
  let turn = begin(compiled, { locale: 'en', now })
  const titles: string[] = []
  for (const value of [...values, undefined]) {
    const ask = turn.messages.find((message) => message.kind === 'ask')
    if (ask?.kind !== 'ask') break
    titles.push(ask.title)
    if (value !== undefined) turn = takeTurn(compiled, turn.conversation, { kind: 'value', value } as Reply, now)
  }
  return titles
}

describe('adding', () => {
  it.each(KINDS)('a %s gives a form without errors, which reads back as what it is', (kind) => {
    const { form, at } = addQuestion(empty, { kind, title: 'Something', within: '/uiSchema' })
    const filled = kind === 'one-of' || kind === 'several-of' ? setOptions(form, at, ['A', 'B']) : form
    expect(checkForm(filled as FormDefinition).filter(({ severity }) => severity === 'error')).toEqual([])
    const expected = kind === 'address' || kind === 'person' ? 'section' : kind
    expect(itemAt(filled, at)).toMatchObject({ title: 'Something', kind: expected })
  })

  it('names answers by their titles in either script, and no two alike', () => {
    const first = addQuestion(empty, { kind: 'date', title: 'Дата рождения щенка', within: '/uiSchema' })
    const second = addQuestion(first.form, { kind: 'date', title: 'Дата рождения щенка', within: '/uiSchema' })
    expect([first.at, second.at]).toEqual(['/uiSchema/dataRozhdeniyaShchenka', '/uiSchema/dataRozhdeniyaShchenka2'])
    expect(addQuestion(empty, { kind: 'date', title: '№ 1', within: '/uiSchema' }).at).toBe('/uiSchema/question1')
  })

  it('puts it behind the one that was chosen', () => {
    const { form } = addQuestion(dogForm(), { kind: 'date', title: 'Born', within: '/uiSchema/theDog', after: 'name' })
    expect(names(form)).toEqual(['theDog', 'name', 'born', 'breed', 'neutered'])
    expect(form.uiSchema).toMatchObject({ theDog: { 'ui:order': ['name', 'born', 'breed'] } })
  })

  it('brings the parts of an address in both languages', () => {
    const { form, at } = addQuestion(empty, { kind: 'address', title: 'Address', within: '/uiSchema' })
    expect(ruTitle(form, `${at}/postcode`)).toBe('Почтовый индекс')
  })
})

describe('a condition', () => {
  const whenTerrier = [{ path: ['breed'], verb: 'is' as const, value: 'terrier' }]

  it('is written so that the engine asks by it, and reads back as it was said', () => {
    const form = setCondition(dogForm(), '/uiSchema/theDog/name', whenTerrier)
    expect(itemAt(form, '/uiSchema/theDog/name')).toMatchObject({ asked: whenTerrier, required: true })
    const first = moveQuestion(form, '/uiSchema/theDog/breed', 'up')
    expect(asked(first, 'terrier', 'Rex', true)).toEqual(['Breed', 'Name', 'Neutered'])
    expect(asked(first, 'poodle', true)).toEqual(['Breed', 'Neutered'])
  })

  it('takes the translation along, and brings it back', () => {
    const form = setCondition(dogForm(), '/uiSchema/theDog/name', whenTerrier)
    expect(ruTitle(form, '/uiSchema/theDog/name')).toBe('Кличка')
    const back = setCondition(form, '/uiSchema/theDog/name', 'always')
    expect(back).toEqual({ ...dogForm(), schema: back.schema })
    expect(itemAt(back, '/uiSchema/theDog/name')).toMatchObject({ asked: 'always', required: true })
    expect(JSON.stringify(back.schema)).not.toMatch(/"(allOf|if|then)"/)
  })

  it('of two questions that share it stands once, and stays for the one that is left', () => {
    const one = setCondition(dogForm(), '/uiSchema/theDog', [{ path: ['neutered'], verb: 'is', value: true }])
    const { form, at } = addQuestion(one, { kind: 'date', title: 'When', within: '/uiSchema' })
    const both = setCondition(form, at, [{ path: ['neutered'], verb: 'is', value: true }])
    expect(both.schema.allOf).toHaveLength(1)
    const left = setCondition(both, '/uiSchema/theDog', 'always')
    expect(itemAt(left, at)?.asked).toEqual([{ path: ['neutered'], verb: 'is', value: true }])
    expect(ruTitle(left, '/uiSchema/theDog/name')).toBe('Кличка')
  })

  it('can look into another section', () => {
    const condition = [{ path: ['theDog', 'breed'], verb: 'one-of' as const, values: ['poodle'] }]
    const form = setCondition(dogForm(), '/uiSchema/neutered', condition)
    expect(itemAt(form, '/uiSchema/neutered')?.asked).toEqual(condition)
    expect(asked(form, 'Rex', 'poodle')).toEqual(['Name', 'Breed', 'Neutered'])
    expect(asked(form, 'Rex', 'terrier')).toEqual(['Name', 'Breed'])
  })

  it('that only the schema can say is left as it is', () => {
    const schema = {
      type: 'object',
      properties: { a: { type: 'string', title: 'A' } },
      if: { properties: { a: { pattern: '^x' } }, required: ['a'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { properties: { b: { type: 'string', title: 'B' } } },
    }
    const form = addQuestion({ schema }, { kind: 'date', title: 'C', within: '/uiSchema' }).form
    expect(itemAt(form, '/uiSchema/b')?.asked).toBe('schema')
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    expect(form.schema).toMatchObject({ if: schema.if, then: schema.then })
  })
})

describe('changing', () => {
  it('the kind keeps title, translation, reason and options', () => {
    let form = setText(dogForm(), '/uiSchema/theDog/breed/ui:options/purpose', 'en', 'The fee depends on it.')
    form = changeKind(form, '/uiSchema/theDog/breed', 'several-of')
    expect(itemAt(form, '/uiSchema/theDog/breed')).toMatchObject({
      kind: 'several-of',
      title: 'Breed',
      options: [{ value: 'terrier' }, { value: 'poodle' }],
    })
    expect(textAt(form, '/properties/theDog/properties/breed/items/oneOf/0/title', 'ru')).toBe('Терьер')
    expect(textAt(form, '/uiSchema/theDog/breed/ui:options/purpose', 'en')).toBe('The fee depends on it.')
  })

  it.each(KINDS)('to %s leaves no trace of a file', (kind) => {
    const { form, at } = addQuestion(empty, { kind: 'file', title: 'Photo', within: '/uiSchema' })
    const changed = changeKind(form, at, kind)
    const { schema, uiSchema } = changed as { schema: Record<string, object>; uiSchema: Record<string, object> }
    const own = (schema.properties as Record<string, Record<string, unknown>>).photo ?? {}
    const isFile = kindOf(own, (uiSchema.photo ?? {}) as Record<string, unknown>) === 'file'
    expect(isFile).toBe(kind === 'file')
  })

  it('options keeps the value of what was renamed or stayed, with its translation', () => {
    const form = setOptions(dogForm(), '/uiSchema/theDog/breed', ['Poodle', 'Small terrier', 'Other'])
    expect(itemAt(form, '/uiSchema/theDog/breed')?.options.map(({ title }) => title)).toEqual([
      'Poodle',
      'Small terrier',
      'Other',
    ])
    expect(textAt(form, '/properties/theDog/properties/breed/oneOf/0/title', 'ru')).toBe('Пудель')
    const renamed = setOptions(dogForm(), '/uiSchema/theDog/breed', ['Big terrier', 'Poodle'])
    expect(itemAt(renamed, '/uiSchema/theDog/breed')?.options[0]).toEqual({ value: 'terrier', title: 'Big terrier' })
  })

  it('whether it must be answered writes no empty list', () => {
    let form = setRequired(dogForm(), '/uiSchema/theDog', false)
    form = setRequired(form, '/uiSchema/neutered', false)
    expect(form.schema).not.toHaveProperty('required')
    expect(setRequired(form, '/uiSchema/neutered', true).schema.required).toEqual(['neutered'])
  })

  it('a text to nothing and to another keeps its translation', () => {
    const cleared = setText(dogForm(), '/properties/neutered/title', 'en', '')
    expect(cleared.schema.properties).toMatchObject({ neutered: { type: 'boolean' } })
    expect(JSON.stringify(cleared.schema)).not.toContain('Neutered')
    expect(ruTitle(setText(cleared, '/properties/neutered/title', 'en', 'Castrated'), '/uiSchema/neutered')).toBe(
      'Стерилизована',
    )
  })

  it.each(OWN_FORMS.map(({ name, ...form }) => [name, form as DesignedForm] as const))(
    'nothing leaves %s as it was, and adding and removing a question too',
    (_, form) => {
      expect(editForm(form, () => undefined)).toEqual({
        ...form,
        uiSchema: form.uiSchema ?? {},
        texts: form.texts ?? {},
      })
      // An empty list of what is required, which draft-04 forbids, is left out by the first edit.
      const { type, required } = form.schema
      if (type !== 'object' || (Array.isArray(required) && required.length === 0)) return
      const added = addQuestion(form, { kind: 'date', title: 'Added by the test', within: '/uiSchema' })
      const back = removeQuestion(added.form, added.at)
      const { 'ui:order': __, ...ui } = back.uiSchema ?? {}
      const { 'ui:order': ___, ...before } = form.uiSchema ?? {}
      expect([back.schema, ui, back.texts ?? {}]).toEqual([form.schema, before, form.texts ?? {}])
    },
  )

  it('keeps whatever else stands in a schema', () => {
    const schema = { type: 'object', 'x-own': [1, { deep: true }], properties: { a: { type: 'string', 'x-a': 1 } } }
    const form = setText(setRequired({ schema }, '/uiSchema/a', true), '/properties/a/title', 'en', 'A')
    expect(form.schema).toEqual({
      ...schema,
      required: ['a'],
      properties: { a: { type: 'string', 'x-a': 1, title: 'A' } },
    })
  })
})

describe('removing', () => {
  it('takes the translations along, and frees what depended on it', () => {
    const whenNeutered = [{ path: ['neutered'], verb: 'is' as const, value: true }]
    const form = setCondition(dogForm(), '/uiSchema/theDog', whenNeutered)
    expect(decidedBy(form, '/uiSchema/neutered').map(({ name }) => name)).toEqual(['theDog'])
    const left = removeQuestion(form, '/uiSchema/neutered')
    expect(itemAt(left, '/uiSchema/theDog')?.asked).toBe('always')
    expect(Object.values(left.texts?.ru ?? {})).not.toContain('Стерилизована')
    expect(checkForm(left as FormDefinition).filter(({ severity }) => severity === 'error')).toEqual([])
  })
})
