import { describe, expect, it } from 'vitest'
import { compileForm, formData } from './index.ts'
import { object, text, whole, yesNo } from './test/small-form.ts'
import { expectTranscript, talk } from './test/transcript.ts'

const form = compileForm({
  schema: object(
    {
      name: text('Name'),
      rooms: whole('Rooms'),
      pets: yesNo('Pets'),
      town: text('Town'),
      income: { type: 'number', title: 'Income' },
      passport: text('Passport', { pattern: '^\\d{4}$' }),
      account: text('Account'),
    },
    { required: ['name', 'rooms', 'pets', 'town', 'income', 'passport', 'account'] },
  ),
  uiSchema: { account: { 'ui:sensitive': true } },
  texts: { ru: { '/properties/town/title': 'Город', '/properties/rooms/title': 'Комнаты' } },
})

describe('an answer that names its question', () => {
  it('is read back when another question is open', () => {
    const conversation = expectTranscript(form, 'en', [
      'Name',
      '> Town: Springfield',
      '? Understood: Town: Springfield. Is that right? Write “yes” or “no”.',
      '> yes',
      'Name',
    ])
    expect(formData(form, conversation)).toEqual({ town: 'Springfield' })
  })

  it('keeps a comma inside a number', () => {
    const { messages } = talk(form, 'en', 'income: 1,200.50; name: Anna')
    expect(messages[0]).toMatchObject({
      understood: [
        { path: '/income', text: '1200.5' },
        { path: '/name', text: 'Anna' },
      ],
    })
    expect(talk(form, 'en', 'income: 1,200.50').messages[0]).toMatchObject({ understood: [{ path: '/income' }] })
  })

  it('answers the open question without asking twice', () => {
    expect(talk(form, 'en', 'Anna', 'rooms: 3').messages).toMatchObject([{ kind: 'ask', path: '/pets' }])
  })

  it('changes an earlier answer', () => {
    expectTranscript(form, 'ru', [
      'Name',
      '> Анна',
      'Комнаты',
      '> 3',
      'Pets',
      '> Комнаты: 4',
      'Комнаты: теперь 4.',
      'Pets',
      '> изменить комнаты на 5',
      'Комнаты: теперь 5.',
      'Pets',
    ])
  })

  it.each(['passport: 1234', 'account: 40817', 'Nickname: Ann', 'https://example.org'])(
    '“%s” is nothing but the text that was asked for',
    (typed) => {
      expect(formData(form, talk(form, 'en', typed).conversation)).toEqual({ name: typed })
    },
  )

  it('works from the review, where nothing else does', () => {
    const short = compileForm({ schema: object({ name: text('Name') }, { required: ['name'] }) })
    expectTranscript(short, 'en', [
      'Name',
      '> Anna',
      '= Your answers / Name: Anna',
      '> it is Vera',
      '! Every question is answered. Write “submit” to send the answers, or “change” and the name of an answer.',
      '= Your answers / Name: Anna',
      '> change surname',
      '! There is no answer about “surname” yet.',
      '= Your answers / Name: Anna',
      '> Name: Vera',
      'Name: changed to Vera.',
      '= Your answers / Name: Vera',
    ])
  })
})

describe('parts of an address and of a name', () => {
  const filledIn = (token: string) => ({ 'ui:autocomplete': token })
  const address = compileForm({
    schema: object(
      {
        first: text('First name'),
        last: text('Last name'),
        born: text('Born', { format: 'date' }),
        home: object(
          { street: text('Street'), code: text('Postal code', { pattern: '^\\d{5}$' }), town: text('Town') },
          { required: ['street', 'code', 'town'] },
        ),
        rooms: whole('Rooms'),
      },
      { required: ['first', 'last', 'born', 'home', 'rooms'] },
    ),
    uiSchema: {
      first: filledIn('given-name'),
      last: filledIn('family-name'),
      home: { code: filledIn('postal-code') },
    },
  })

  it('find their questions, also in a part that follows', () => {
    const { messages, conversation } = talk(
      address,
      'en',
      'Anna Petrova, born 12 May 1990, Lenina 5, Springfield 12345',
      'yes',
    )
    expect(formData(address, conversation)).toEqual({
      first: 'Anna',
      last: 'Petrova',
      born: '1990-05-12',
      home: { street: 'Lenina 5', code: '12345', town: 'Springfield' },
    })
    expect(messages.at(-1)).toMatchObject({ path: '/rooms' })
  })

  it('take a number without a title only where nothing else may be meant', () => {
    const before = ['Anna', 'Petrova']
    const all = talk(address, 'en', ...before, '12 May 1990, Lenina 5, 12345 Springfield, 3')
    expect(all.messages[0]).toMatchObject({ understood: [{}, {}, {}, {}, { path: '/rooms', text: '3' }] })
    expect(talk(address, 'en', ...before, '12 May 1990, 3').messages[0]).toMatchObject({
      kind: 'problem',
      path: '/born',
    })
  })
})

describe('somebody who has nothing to give', () => {
  it.each([
    ['en', 'no'],
    ['en', 'None.'],
    ['ru', 'нет'],
  ])('leaves an optional question out with a word, in %s: “%s”', (locale, word) => {
    const photo = { type: 'string', format: 'data-url', title: 'Photo' }
    const schema = object({ photo, day: text('Day', { format: 'date' }), name: text('Name') }, { required: ['name'] })
    const { messages, conversation } = talk(compileForm({ schema }), locale, word, word)
    expect(messages.at(-1)).toMatchObject({ kind: 'ask', path: '/name' })
    expect(conversation.answers.flat()).toMatchObject([{ skipped: true }, { skipped: true }])
  })

  it('is asked again where the answer is needed', () => {
    const schema = object({ day: text('Day', { format: 'date' }) }, { required: ['day'] })
    expect(talk(compileForm({ schema }), 'en', 'no').messages[0]).toMatchObject({ kind: 'problem', path: '/day' })
  })
})

describe('somebody who does not know', () => {
  it('hears the way around the question, not that it could not be read', () => {
    const schema = object({ born: text('Born', { format: 'date' }), rooms: whole('Rooms') }, { required: ['born'] })
    expectTranscript(compileForm({ schema }), 'en', [
      'Born',
      '> I don’t know',
      'This answer is needed to go on. You can stop here and come back when you know it: what you have answered is kept. You can also ask a person.',
      'Born',
      '> 12 May 1990',
      'Rooms (optional)',
      '> no idea',
      'That is all right. Write “skip” to leave it out for now; you can come back to it before sending.',
      'Rooms (optional)',
    ])
  })

  it('is understood too where a text was asked for that this is not', () => {
    const schema = object(
      { house: text('House', { pattern: '^\\d+$' }), notes: text('Notes') },
      { required: ['house'] },
    )
    const { conversation, messages } = talk(compileForm({ schema }), 'ru', 'не знаю')
    expect(messages[0]).toMatchObject({ kind: 'say' })
    expect(conversation.misses).toBe(0)
    const { conversation: free } = talk(compileForm({ schema: object({ notes: text('Notes') }) }), 'ru', 'не знаю')
    expect(free.answers.flat()).toMatchObject([{ at: '/notes', value: 'не знаю' }])
  })
})
