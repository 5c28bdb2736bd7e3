import { describe, expect, it } from 'vitest'
import { compileForm, formData, type JsonSchema, takeTurn } from './index.ts'
import { expectTranscript, NOW, talk } from './test/transcript.ts'

const address: JsonSchema = {
  type: 'object',
  required: ['street', 'town'],
  properties: {
    street: { type: 'string', title: 'Street' },
    town: { type: 'string', title: 'Town' },
    flat: { type: 'string', title: 'Flat' },
  },
}

const form = compileForm({
  schema: {
    type: 'object',
    required: ['home', 'post'],
    properties: {
      home: { ...address, title: 'Home address' },
      post: { ...address, title: 'Postal address' },
      work: { ...address, title: 'Work address' },
    },
  },
  texts: {
    ru: {
      '/properties/home/title': 'Домашний адрес',
      '/properties/post/title': 'Почтовый адрес',
      '/properties/work/title': 'Рабочий адрес',
      '/properties/home/properties/street/title': 'Улица',
      '/properties/home/properties/town/title': 'Город',
    },
  },
})

const dataOf = (conversation: Parameters<typeof formData>[1]) => formData(form, conversation)

describe('a part that is the same as an earlier one', () => {
  it('is offered where it begins, read back and copied, what was left out included', () => {
    const turn = talk(form, 'en', 'Lenina 5', 'Osh', 'skip')
    expect(turn.messages[0]).toMatchObject({
      path: '/post/street',
      same: [{ path: '/home', title: 'Home address', text: 'same as Home address', answers: 'Lenina 5, Osh' }],
    })
    const conversation = expectTranscript(form, 'en', [
      'Street',
      '> Lenina 5',
      'Town',
      '> Osh',
      'Flat (optional)',
      '> skip',
      'Street',
      '> same as my home address',
      '? Postal address: the same as Home address: Street: Lenina 5; Town: Osh. Is that right? Write “yes” to copy it, “no” to answer one by one.',
      '> yes',
      'Work address: is there anything to give?',
    ])
    expect(dataOf(conversation)).toEqual({
      home: { street: 'Lenina 5', town: 'Osh' },
      post: { street: 'Lenina 5', town: 'Osh' },
    })
  })

  it('reads the same in Russian, and opens an optional part by itself', () => {
    const conversation = expectTranscript(form, 'ru', [
      'Улица',
      '> Ленина 5',
      'Город',
      '> Ош',
      'Flat (optional)',
      '> 7',
      'Street',
      '> Мира 1',
      'Town',
      '> Нарын',
      'Flat (optional)',
      '> пропустить',
      'Рабочий адрес: есть что указать?',
      '> тот же, что и домашний',
      '? Рабочий адрес: то же, что «Домашний адрес»: Улица: Ленина 5; Город: Ош; Flat: 7. Верно? Напишите «да», чтобы скопировать, «нет», чтобы ответить по одному.',
      '> да',
      '= Домашний адрес / Улица: Ленина 5',
      '= Домашний адрес / Город: Ош',
      '= Домашний адрес / Flat: 7',
      '= Почтовый адрес / Street: Мира 1',
      '= Почтовый адрес / Town: Нарын',
      '= Почтовый адрес / Flat: Не указано',
      '= Рабочий адрес / Street: Ленина 5',
      '= Рабочий адрес / Town: Ош',
      '= Рабочий адрес / Flat: 7',
    ])
    expect(dataOf(conversation)).toMatchObject({ work: { street: 'Ленина 5', town: 'Ош', flat: '7' } })
  })

  it('means the nearest one where nothing else is said, and is independent afterwards', () => {
    const { conversation } = talk(form, 'en', 'A', 'Osh', 'skip', 'B', 'Naryn', 'skip', 'same as above', 'yes')
    expect(dataOf(conversation)).toMatchObject({ work: { street: 'B', town: 'Naryn' } })
    const turn = takeTurn(form, conversation, { kind: 'value', path: '/post/street', value: 'C' }, NOW)
    expect(dataOf(turn.conversation)).toMatchObject({ post: { street: 'C' }, work: { street: 'B' } })
  })

  it('is not copied on a no, and not seen where nothing is alike', () => {
    const left = talk(form, 'en', 'A', 'Osh', 'skip', 'same', 'no')
    expect(left.messages.at(-1)).toMatchObject({ path: '/post/street' })
    expect(dataOf(talk(form, 'en', 'same as above').conversation)).toEqual({
      home: { street: 'same as above' },
      post: {},
    })
  })
})
