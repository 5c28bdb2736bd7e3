import { describe, expect, it } from 'vitest'
import { begin, compileForm, formData, rehearse, takeTurn } from './index.ts'
import { corpus } from './test/corpus.ts'
import { definitionOf, OWN_FORMS } from './test/own-forms.ts'
import { NOW } from './test/transcript.ts'

describe.each(OWN_FORMS.map((own) => [own.name, own] as const))('the form %s', (_, own) => {
  const form = compileForm(definitionOf(own))

  it.each(own.instances.map((data, index) => [index, data] as const))('brings out instance %d', (_, data) => {
    expect(rehearse(form, data, 'value', 'en', NOW)).toMatchObject({ passed: true, data })
    expect(rehearse(form, data, 'text', 'en', NOW)).toMatchObject({ passed: true, data })
    expect(rehearse(form, data, 'text', 'ru', NOW)).toMatchObject({ passed: true, data })
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
    const form = compileForm(entry.definition)
    const wanted = entry.instances.filter((instance) => instance.converse)

    it('can be begun', () => {
      expect(begin(form, { locale: 'en', now: NOW }).messages).toHaveLength(1)
    })

    it.each(wanted.map(({ data }, index) => [index, data] as const))('brings out instance %d', (_, data) => {
      expect(rehearse(form, data, 'value', 'en', NOW)).toMatchObject({ passed: true, data })
      expect(rehearse(form, data, 'text', 'en', NOW)).toMatchObject({ passed: true, data })
    })

    it.each(wanted.map(({ data }, index) => [index, data] as const))(
      'takes instance %d from the form view as a whole',
      (_, data) => {
        const { conversation } = begin(form, { locale: 'en', now: NOW })
        const turn = takeTurn(form, conversation, { kind: 'value', path: '', value: data }, NOW)
        expect(turn.messages.filter(({ kind }) => kind === 'problem')).toEqual([])
        expect(formData(form, turn.conversation)).toEqual(data)
      },
    )
  },
)
