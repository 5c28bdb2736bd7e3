import { describe, expect, it } from 'vitest'
import { localiseForm } from './localise-form.ts'

const definition = {
  schema: { title: 'Form', properties: { 'a/b': { title: 'A', oneOf: [{ const: 1, title: 'One' }] } } },
  uiSchema: { 'a/b': { 'ui:help': 'Help' } },
  texts: {
    ru: {
      '/properties/a~1b/title': 'А',
      '/properties/a~1b/oneOf/0/title': 'Один',
      '/uiSchema/a~1b/ui:help': 'Подсказка',
      '/properties/gone/title': 'Нет',
      '/constructor/name': 'Нет',
    },
  },
}

describe('a form in one language', () => {
  it('takes the translations of schema and UI schema', () => {
    expect(localiseForm(definition, 'ru')).toEqual({
      schema: { title: 'Form', properties: { 'a/b': { title: 'А', oneOf: [{ const: 1, title: 'Один' }] } } },
      uiSchema: { 'a/b': { 'ui:help': 'Подсказка' } },
    })
  })

  it('keeps the agency’s words where there is no translation, and the definition as it was', () => {
    const { schema } = localiseForm(definition, 'en')
    expect(schema).toEqual(definition.schema)
    expect(schema).not.toBe(definition.schema)
  })
})
