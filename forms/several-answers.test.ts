import { describe, expect, it } from 'vitest'
import { compileForm, formData } from './index.ts'
import { ownForm } from './test/own-forms.ts'
import { expectTranscript, talk } from './test/transcript.ts'

const form = ownForm('residence')

describe('several answers in one message', () => {
  it('are read back, and taken together on a yes', () => {
    const conversation = expectTranscript(form, 'en', [
      'Full name',
      '> Anna Petrova, born 12 May 1990, anna@example.org',
      '? Understood: Full name: Anna Petrova; Date of birth: 12 May 1990; E-mail: anna@example.org. Is that right? Write “yes” to keep it, “no” to answer one by one.',
      '> yes',
      'The home',
    ])
    expect(formData(form, conversation)).toEqual({
      fullName: 'Anna Petrova',
      dateOfBirth: '1990-05-12',
      email: 'anna@example.org',
      household: [],
    })
  })

  it('are not taken on a no', () => {
    expectTranscript(form, 'ru', [
      'Имя и фамилия',
      '> Анна Петрова; 12.05.1990; Моя собственность',
      '? Понято так: Имя и фамилия: Анна Петрова; Дата рождения: 12 мая 1990; Жильё: Моя собственность. Верно? Напишите «да», чтобы сохранить, «нет», чтобы ответить по одному.',
      '> нет',
      'Всё осталось как было.',
      'Имя и фамилия',
    ])
  })

  it.each(['Petrova, Anna', 'Anna, 03/04/1990', 'Anna, Boris, Vera', 'Anna Petrova'])('“%s” is one answer', (text) => {
    expect(formData(form, talk(form, 'en', text).conversation)).toEqual({ fullName: text, household: [] })
  })

  it('are not seen in a letter or a figure that another question has among its options', () => {
    const properties = { street: { type: 'string' }, zone: { type: 'string', enum: ['A', '12', 'Old town'] } }
    const schema = { type: 'object', properties, required: ['street', 'zone'] }
    const zoned = compileForm({ schema })
    for (const street of ['A, Linden Street', 'Linden Street, 12']) {
      expect(formData(zoned, talk(zoned, 'en', street).conversation)).toEqual({ street })
    }
    expect(talk(zoned, 'en', 'Linden Street, old town').messages[0]).toMatchObject({ kind: 'confirm' })
  })

  it('never fill what the author declares sensitive', () => {
    const properties = {
      name: { type: 'string' },
      account: { type: 'string' },
      born: { type: 'string', format: 'date' },
    }
    const schema = { type: 'object', properties, required: ['name', 'account', 'born'] }
    const guarded = compileForm({ schema, uiSchema: { account: { 'ui:sensitive': true } } })
    expect(talk(guarded, 'en', 'Anna, 12 May 1990').messages[0]).toMatchObject({
      understood: [{ path: '/name' }, { path: '/born' }],
    })
    const { messages } = talk(guarded, 'en', 'Anna, 12 May 1990, 40817')
    expect(messages[0]).toMatchObject({ kind: 'ask', path: '/account' })
  })

  it('find their question by its title, numbers too', () => {
    const properties = {
      name: { type: 'string', title: 'Name' },
      town: { type: 'string', title: 'Town' },
      income: { type: 'number', title: 'Income' },
      passport: { type: 'string', title: 'Passport', pattern: '^\\d{4}$' },
    }
    const asked = compileForm({ schema: { type: 'object', properties, required: Object.keys(properties) } })
    const { messages, conversation } = talk(asked, 'en', 'income: 1200.50; name: Anna', 'yes')
    expect(formData(asked, conversation)).toEqual({ name: 'Anna', income: 1200.5 })
    expect(messages.at(-1)).toMatchObject({ path: '/town' })
    const guarded = talk(asked, 'en', 'name: Anna; passport: 1234')
    expect(guarded.conversation.pending).toBeUndefined()
  })

  it('can be gone back through one by one afterwards', () => {
    expect(talk(form, 'en', 'Anna Petrova, 12 May 1990', 'yes', 'back').messages[0]).toMatchObject({
      kind: 'ask',
      path: '/fullName',
    })
  })
})
