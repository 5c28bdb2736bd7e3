import { describe, expect, it } from 'vitest'
import { begin, compileForm, describeAnswer, formData, type Message, result, takeTurn } from './index.ts'
import { ownForm } from './test/own-forms.ts'
import { expectTranscript, NOW, talk } from './test/transcript.ts'

const form = ownForm('residence')
const upToLandlord = ['Anna Petrova', '12.05.1990', 'skip', 'rent', 'Homes Ltd']
const kinds = (messages: Message[]) => messages.map(({ kind }) => kind)

describe('changing an earlier answer', () => {
  it('says what would be removed, and does nothing until it is confirmed', () => {
    const asked = talk(form, 'en', ...upToLandlord, '[change /tenure]')
    expect(asked.messages[0]).toMatchObject({ kind: 'ask', path: '/tenure', suggestion: 'rented' })
    const { conversation, messages } = takeTurn(form, asked.conversation, { kind: 'text', text: 'own' }, NOW)
    expect(messages).toMatchObject([{ kind: 'confirm', path: '/tenure', drops: ['/landlord'], opens: [] }])
    expect(messages[0]).toMatchObject({ removed: [{ path: '/landlord', title: 'Landlord', text: 'Homes Ltd' }] })
    expect(formData(form, conversation)).toMatchObject({ tenure: 'rented', landlord: 'Homes Ltd' })
  })

  it('applies it on a yes, and goes on where it was', () => {
    const { conversation, messages } = talk(form, 'en', ...upToLandlord, '[change /tenure]', 'own', 'yes')
    expect(formData(form, conversation)).toEqual({
      fullName: 'Anna Petrova',
      dateOfBirth: '1990-05-12',
      tenure: 'owned',
      household: [],
    })
    expect(messages).toMatchObject([
      { kind: 'say', text: 'The home: changed to I own it.' },
      { kind: 'ask', path: '/secondAddress' },
    ])
  })

  it('leaves everything as it was on a no', () => {
    const before = talk(form, 'en', ...upToLandlord)
    const { conversation, messages } = talk(form, 'en', ...upToLandlord, '[change /tenure]', 'own', '[cancel]')
    expect(formData(form, conversation)).toEqual(formData(form, before.conversation))
    expect(messages).toMatchObject([{ kind: 'say' }, { kind: 'ask', path: '/secondAddress' }])
  })

  it('tells which questions it would open', () => {
    const { messages } = talk(
      form,
      'en',
      'Anna Petrova',
      '12.05.1990',
      'skip',
      'own',
      '[change tenure]',
      '[change the home]',
      'rent',
    )
    expect(messages).toMatchObject([
      { kind: 'confirm', drops: [], opens: ['/landlord'], asked: [{ title: 'Landlord' }] },
    ])
  })

  it('offers an earlier answer when its question comes back, but does not take it', () => {
    const { conversation, messages } = talk(
      form,
      'en',
      ...upToLandlord,
      '[change /tenure]',
      'own',
      'yes',
      '[change /tenure]',
      'rent',
      'yes',
    )
    expect(messages.at(-1)).toMatchObject({ kind: 'ask', path: '/landlord', suggestion: 'Homes Ltd' })
    expect(formData(form, conversation)).not.toHaveProperty('landlord')
  })

  it('asks for no confirmation where nothing else depends on the answer', () => {
    const { messages } = talk(form, 'en', ...upToLandlord, '[change /fullName]', 'Anna Sidorova')
    expect(kinds(messages)).toEqual(['say', 'ask'])
  })

  it('finds the question by words of its title, and asks which one when several are meant', () => {
    expect(talk(form, 'en', ...upToLandlord, 'change landlord').messages[0]).toMatchObject({
      kind: 'ask',
      path: '/landlord',
    })
    expect(talk(form, 'en', 'Anna Petrova', '12.05.1990', '[change zebra]').messages[0]).toMatchObject({
      kind: 'problem',
      code: 'unknown',
    })
    expect(talk(form, 'ru', 'Анна', '12.05.1990', 'изменить имя').messages[0]).toMatchObject({
      kind: 'ask',
      path: '/fullName',
    })
  })

  it('takes "change of name" for an answer where a text is asked for', () => {
    const reason = compileForm({
      schema: {
        type: 'object',
        required: ['reason', 'more'],
        properties: { reason: { type: 'string' }, more: { type: 'string' } },
      },
    })
    expect(formData(reason, talk(reason, 'en', 'Change of name').conversation)).toEqual({ reason: 'Change of name' })
  })
})

describe('an older number', () => {
  it('means that question, never the open one', () => {
    const { conversation } = talk(form, 'en', 'Anna Petrova', '12.05.1990')
    const turn = takeTurn(form, conversation, { kind: 'text', text: 'Boris', prompt: 1 }, NOW)
    expect(formData(form, turn.conversation)).toMatchObject({ fullName: 'Boris', dateOfBirth: '1990-05-12' })
    expect(turn.messages.at(-1)).toMatchObject({ kind: 'ask', path: '/email' })
  })

  it('says so when there is nothing to change behind it', () => {
    const { conversation } = talk(form, 'en', 'Anna Petrova')
    for (const prompt of [0, 99, -1, 1.5]) {
      const turn = takeTurn(form, conversation, { kind: 'text', text: 'x', prompt }, NOW)
      expect(turn.messages[0]).toMatchObject({ kind: 'problem', code: 'moved-on' })
    }
  })
})

describe('back, skip and review', () => {
  it('goes back question by question, and forward again', () => {
    expect(talk(form, 'en', 'Anna Petrova', '12.05.1990', 'back').messages[0]).toMatchObject({
      path: '/dateOfBirth',
      suggestion: '1990-05-12',
    })
    expect(talk(form, 'en', 'Anna Petrova', '12.05.1990', 'back', 'back').messages[0]).toMatchObject({
      path: '/fullName',
    })
    expect(talk(form, 'en', 'Anna Petrova', '12.05.1990', 'back', 'back', 'back').messages[0]).toMatchObject({
      code: 'nothing-before',
    })
    expect(talk(form, 'en', 'Anna Petrova', '12.05.1990', 'back', '[cancel]').messages.at(-1)).toMatchObject({
      path: '/email',
    })
  })

  it('refuses to skip what is needed', () => {
    expect(talk(form, 'en', 'skip').messages).toMatchObject([
      { kind: 'problem', code: 'not-skippable' },
      { kind: 'ask', prompt: 1 },
    ])
  })

  it('shows the answers at any time and asks on', () => {
    expect(kinds(talk(form, 'en', 'Anna Petrova', 'review').messages)).toEqual(['review', 'ask'])
  })

  it('sends only what was shown', () => {
    const all = [...upToLandlord, 'no', 'no', 'skip', 'yes']
    const reviewed = talk(form, 'en', ...all)
    expect(kinds(reviewed.messages)).toEqual(['review'])
    const changed = takeTurn(form, reviewed.conversation, { kind: 'value', path: '/fullName', value: 'Eva' }, NOW)
    const sent = takeTurn(form, changed.conversation, { kind: 'command', command: 'submit' }, NOW)
    expect(sent.messages).toMatchObject([{ kind: 'complete', data: { fullName: 'Eva' } }])
    const after = takeTurn(form, sent.conversation, { kind: 'text', text: 'wait' }, NOW)
    expect(after).toEqual({
      conversation: sent.conversation,
      messages: [{ kind: 'say', text: 'This is already sent.' }],
    })
  })

  it('names what is missing when it is sent too early, and asks for that', () => {
    const { messages } = talk(form, 'en', 'Anna Petrova', 'submit')
    expect(
      messages.filter(({ kind }) => kind === 'problem').map((message) => 'path' in message && message.path),
    ).toEqual(['/dateOfBirth', '/tenure', '/consent'])
    expect(messages.at(-1)).toMatchObject({ kind: 'ask', path: '/dateOfBirth' })
  })

  it('may be sent while only optional questions are open', () => {
    const { conversation } = begin(form, {
      locale: 'en',
      now: NOW,
      prefill: { fullName: 'Anna', dateOfBirth: '1990-05-12', tenure: 'owned', household: [], consent: true },
    })
    const shown = takeTurn(form, conversation, { kind: 'command', command: 'submit' }, NOW)
    expect(kinds(shown.messages)).toEqual(['review'])
    expect(takeTurn(form, shown.conversation, { kind: 'command', command: 'submit' }, NOW).messages[0]).toMatchObject({
      kind: 'complete',
    })
  })
})

describe('a question that is not understood', () => {
  it('gets more help each time', () => {
    expectTranscript(
      compileForm({
        schema: {
          type: 'object',
          required: ['id'],
          properties: {
            id: { type: 'string', title: 'Passport', pattern: '^[A-Z]{2}\\d{7}$', examples: ['AN1234567'] },
          },
        },
      }),
      'en',
      [
        'Passport',
        '> x',
        '! Passport: 2 capital letters, then 7 digits, like AN1234567. You wrote “x”.',
        'Passport',
        '> y',
        '! Passport: 2 capital letters, then 7 digits, like AN1234567. You wrote “y”.',
        'Passport',
        '> z',
        '! Passport: 2 capital letters, then 7 digits, like AN1234567. You wrote “z”.',
        'The form view shows this question with all its details; you can also ask a person.',
        'Passport',
        '> AN1234567',
        '= Your answers / Passport: AN1234567',
      ],
    )
  })

  it('is explained in the words of the author', () => {
    const own = compileForm({
      schema: {
        type: 'object',
        required: ['id'],
        properties: {
          id: {
            type: 'string',
            title: 'Number',
            minLength: 5,
            pattern: '^\\d+$',
            errorMessage: { pattern: 'Only the figures on the card.' },
          },
        },
      },
      texts: { ru: { '/properties/id/errorMessage/pattern': 'Только цифры с карты.' } },
    })
    expect(talk(own, 'en', 'abcdef').messages[0]).toMatchObject({
      code: 'pattern',
      text: 'Only the figures on the card.',
    })
    expect(talk(own, 'ru', 'abcdef').messages[0]).toMatchObject({ text: 'Только цифры с карты.' })
    expect(talk(own, 'en', '12').messages[0]).toMatchObject({ code: 'minLength' })
  })
})

describe('what a conversation has come to', () => {
  it('is complete only when nothing is left to ask', () => {
    const half = talk(form, 'en', 'Anna Petrova')
    expect(result(form, half.conversation)).toMatchObject({
      complete: false,
      data: { fullName: 'Anna Petrova', household: [] },
    })
    const whole = talk(form, 'en', ...upToLandlord, 'no', 'no', 'skip', 'yes')
    expect(result(form, whole.conversation)).toMatchObject({ complete: true, problems: [] })
  })

  it('can be told answer by answer', () => {
    const { conversation } = talk(form, 'ru', 'Анна Петрова', '12.05.1990')
    expect(describeAnswer(form, conversation, '/dateOfBirth')).toEqual({ title: 'Дата рождения', text: '12 мая 1990' })
    expect(describeAnswer(form, conversation, '/tenure')).toBeUndefined()
    expect(describeAnswer(form, conversation, '/nowhere')).toBeUndefined()
  })
})
