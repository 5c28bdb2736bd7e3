import { describe, expect, it } from 'vitest'
import { begin, compileForm, formData, takeTurn } from './index.ts'
import { converse } from './test/converse.ts'
import { corpus } from './test/corpus.ts'
import { definitionOf, OWN_FORMS } from './test/own-forms.ts'
import { NOW } from './test/transcript.ts'

describe.each(OWN_FORMS.map((own) => [own.name, own] as const))('the form %s', (_, own) => {
  const form = compileForm(definitionOf(own))

  it.each(own.instances.map((data, index) => [index, data] as const))('brings out instance %d', (_, data) => {
    expect(converse(form, data, 'value')).toMatchObject({ complete: true, data })
    expect(converse(form, data, 'text', 'en')).toMatchObject({ complete: true, data })
    expect(converse(form, data, 'text', 'ru')).toMatchObject({ complete: true, data })
  })

  it.each(own.instances.map((data, index) => [index, data] as const))(
    'takes instance %d from the form view as a whole',
    (_, data) => {
      const { conversation } = begin(form, { locale: 'en', now: NOW })
      const turn = takeTurn(form, conversation, { kind: 'value', path: '', value: data }, NOW)
      expect(turn.messages.filter(({ kind }) => kind === 'problem')).toEqual([])
      expect(formData(form, turn.conversation)).toEqual(data)
    },
  )
})

describe.each(corpus('rjsf-playground', 'rjsf-core-tests', 'va-forms', 'va-api', 'us-grants'))(
  'the public form $name',
  (entry) => {
    if (entry.broken !== undefined) {
      it('is refused, because it is broken at its source', () => {
        expect(() => compileForm(entry.definition)).toThrow('The form has defects')
      })
      return
    }
    const wanted = entry.instances.filter((instance) => instance.converse)
    it('compiles', () => {
      expect(compileForm(entry.definition).hash).toHaveLength(64)
    })
    it.each(wanted.map(({ data }, index) => [index, data] as const))('brings out instance %d', (_, data) => {
      const form = compileForm(entry.definition)
      expect(converse(form, data, 'value')).toMatchObject({ complete: true })
      expect(converse(form, data, 'value').data).toEqual(data)
      expect(converse(form, data, 'text').data).toEqual(data)
    })
  },
)
