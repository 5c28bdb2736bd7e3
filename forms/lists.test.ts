import { describe, expect, it } from 'vitest'
import { compileForm, formData, speakIn, takeTurn } from './index.ts'
import { ownForm } from './test/own-forms.ts'
import { expectTranscript, NOW, talk } from './test/transcript.ts'

const form = ownForm('residence')
const upToHousehold = ['Anna Petrova', '12.05.1990', 'skip', 'own', 'no']
const withTwo = [...upToHousehold, 'more', 'Vera', '40', 'more', 'Misha', 'skip', 'enough']

describe('rows of a list', () => {
  it('are removed one by one, after saying what is in them', () => {
    const { conversation } = talk(form, 'en', ...withTwo)
    const asked = takeTurn(form, conversation, { kind: 'value', path: '/household/0', value: null }, NOW)
    expect(asked.messages).toMatchObject([{ kind: 'confirm', drops: ['/household/0/name', '/household/0/age'] }])
    const { conversation: after } = takeTurn(form, asked.conversation, { kind: 'command', command: 'confirm' }, NOW)
    expect(formData(form, after)).toMatchObject({ household: [{ name: 'Misha' }] })
  })

  it('keep their answers when an earlier one goes', () => {
    const { conversation } = talk(form, 'en', ...withTwo, { kind: 'value', path: '/household/0', value: null }, 'yes')
    const turn = takeTurn(form, conversation, { kind: 'value', path: '/household/0/name', value: 'Mikhail' }, NOW)
    expect(formData(form, turn.conversation)).toMatchObject({ household: [{ name: 'Mikhail' }] })
  })

  it('can be added later', () => {
    const { messages, conversation } = talk(form, 'en', ...withTwo, '[change /household]', 'yes')
    expect(messages[0]).toMatchObject({ kind: 'ask', path: '/household/2/name', text: 'Person 3. Name' })
    expect(formData(form, conversation)).toMatchObject({ household: [{}, {}, {}] })
  })

  it('end by themselves where no more may be given', () => {
    const five = Array.from({ length: 5 }, (_, index) => ['more', `P${index}`, 'skip']).flat()
    expect(talk(form, 'en', ...upToHousehold, ...five).messages[0]).toMatchObject({ kind: 'ask', path: '/proof' })
  })

  it('begin by themselves where some must be given, and cannot become too few', () => {
    const phones = compileForm({
      schema: {
        type: 'object',
        required: ['phones'],
        properties: {
          phones: { type: 'array', title: 'Phones', minItems: 2, items: { type: 'string', title: 'Phone' } },
        },
      },
    })
    expectTranscript(phones, 'en', [
      'Phone 1',
      '> 111',
      'Phone 2',
      '> 222',
      'Phones: 2 so far. Add another?',
      '> enough',
      '= Phones / Phone 1: 111',
      '= Phones / Phone 2: 222',
    ])
    expect(
      talk(phones, 'en', '111', '222', { kind: 'value', path: '/phones/0', value: null }).messages[0],
    ).toMatchObject({ code: 'minItems' })
  })
})

describe('another language in the middle', () => {
  it('puts the open question again, under its number, and keeps the answers', () => {
    const { conversation } = talk(form, 'en', 'Anna Petrova')
    const turn = speakIn(form, conversation, 'ru', NOW)
    expect(turn.messages).toMatchObject([
      { kind: 'say' },
      { kind: 'ask', prompt: 2, text: 'Дата рождения', help: 'Как в паспорте.' },
    ])
    expect(formData(form, turn.conversation)).toEqual({ fullName: 'Anna Petrova', household: [] })
  })
})
