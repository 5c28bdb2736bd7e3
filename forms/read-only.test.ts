import { describe, expect, it } from 'vitest'
import { begin, compileForm, formData, takeTurn } from './index.ts'
import { expectTranscript, NOW, talk } from './test/transcript.ts'

const form = compileForm({
  schema: {
    type: 'object',
    title: 'Permit',
    required: ['name', 'about', 'fee', 'secret', 'zone', 'until'],
    properties: {
      name: { type: 'string', title: 'Name' },
      about: { type: 'null', title: 'Before you go on', description: 'A permit is for one car' },
      fee: { type: 'number', title: 'Fee', default: 12, readOnly: true },
      secret: { type: 'string', title: 'Source', default: 'web' },
      zone: { type: 'string', title: 'Zone' },
      until: { type: 'string', format: 'date', title: 'Valid until', default: '2026-12-31', readOnly: true },
    },
  },
  uiSchema: { fee: { 'ui:unit': '€' }, secret: { 'ui:widget': 'hidden' } },
  texts: {
    ru: {
      '/properties/about/title': 'Прежде чем продолжить',
      '/properties/about/description': 'Разрешение — на одну машину.',
      '/properties/fee/title': 'Плата',
      '/properties/name/title': 'Имя',
      '/properties/zone/title': 'Зона',
      '/properties/until/title': 'Действует до',
    },
  },
})

describe('what is only to be read', () => {
  it('is said at its place, never asked, and what is hidden is not said at all', () => {
    const conversation = expectTranscript(form, 'en', [
      'Name',
      '> Anna',
      'Before you go on. A permit is for one car.',
      'Fee: 12 €',
      'Zone',
      '> A',
      'Valid until: 31 December 2026',
      '= Permit / Name: Anna',
      '= Permit / Fee: 12 €',
      '= Permit / Zone: A',
      '= Permit / Valid until: 31 December 2026',
    ])
    expect(formData(form, conversation)).toMatchObject({ about: null, fee: 12, secret: 'web' })
  })

  it('is said once, however often one goes back', () => {
    expectTranscript(form, 'ru', [
      'Имя',
      '> Анна',
      'Прежде чем продолжить. Разрешение — на одну машину.',
      'Плата: 12 €',
      'Зона',
      '> назад',
      'Имя',
      '> Борис',
      'Имя: теперь Борис.',
      'Зона',
    ])
  })

  it('is said again to nobody who answers the same question once more', () => {
    const first = talk(form, 'en', 'Anna')
    const again = takeTurn(form, first.conversation, { kind: 'command', command: 'help' }, NOW)
    expect(again.messages.filter(({ kind }) => kind === 'say')).toHaveLength(1)
  })

  it('stands before the first question where it comes first', () => {
    const first = compileForm({
      schema: {
        type: 'object',
        required: ['about', 'name'],
        properties: { about: { type: 'null', description: 'It takes a minute.' }, name: { type: 'string' } },
      },
    })
    expect(begin(first, { locale: 'en', now: NOW }).messages).toMatchObject([
      { kind: 'say', text: 'It takes a minute.' },
      { kind: 'ask', path: '/name' },
    ])
  })
})
