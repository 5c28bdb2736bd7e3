import { describe, expect, it } from 'vitest'
import { compileForm, formData, takeTurn } from './index.ts'
import { expectTranscript, NOW, talk } from './test/transcript.ts'

const form = compileForm({
  schema: {
    type: 'object',
    required: ['household'],
    properties: {
      household: {
        type: 'array',
        title: 'Household',
        maxItems: 4,
        uniqueItems: true,
        items: {
          type: 'object',
          title: 'Person',
          required: ['name', 'born'],
          properties: {
            name: { type: 'string', title: 'Name' },
            born: { type: 'string', format: 'date', title: 'Date of birth' },
            kin: { type: 'string', title: 'Kin', enum: ['spouse', 'child'], enumNames: ['Spouse', 'Child'] },
          },
        },
      },
      note: { type: 'string', title: 'Note' },
    },
  },
  texts: {
    ru: {
      '/properties/household/title': 'Семья',
      '/properties/household/items/title': 'Человек',
      '/properties/household/items/properties/name/title': 'Имя',
      '/properties/household/items/properties/born/title': 'Дата рождения',
      '/properties/household/items/properties/kin/title': 'Родство',
      '/properties/household/items/properties/kin/enumNames/0': 'Супруг или супруга',
      '/properties/household/items/properties/kin/enumNames/1': 'Ребёнок',
    },
  },
})

const dataOf = (conversation: Parameters<typeof formData>[1]) => formData(form, conversation)

describe('a table pasted into a list', () => {
  it('is read back, and its rows are taken on a yes', () => {
    const conversation = expectTranscript(form, 'en', [
      'Household: add the first one?',
      '> Name\tKin\tDate of birth\nVera\tspouse\t1 March 1990\nMisha\t\t2.5.2015',
      '? Household: 2 rows understood: Person 1: Vera, 1 March 1990, Spouse; Person 2: Misha, 2 May 2015. Is that right? Write “yes” to add them, “no” to leave the list as it is.',
      '> yes',
      '2 rows added.',
      'Household: 2 so far. Add another?',
      '> enough',
      'Note (optional)',
    ])
    expect(dataOf(conversation)).toEqual({
      household: [
        { name: 'Vera', born: '1990-03-01', kin: 'spouse' },
        { name: 'Misha', born: '2015-05-02' },
      ],
    })
  })

  it('reads the same in Russian, under headings of another language', () => {
    expectTranscript(form, 'ru', [
      'Семья: добавить первую запись?',
      '> Name;Date of birth;Kin\nВера;1 марта 1990;супруг',
      '? Семья: понята 1 строка: Человек 1: Вера, 1 марта 1990, Супруг или супруга. Верно? Напишите «да», чтобы добавить, «нет», чтобы список остался как есть.',
      '> нет',
      'Всё осталось как было.',
      'Семья: добавить первую запись?',
    ])
  })

  it('tells wrong cells by row and column, and asks only them again', () => {
    expectTranscript(form, 'en', [
      'Household: add the first one?',
      '> Vera\t31 Feb 1990\tspouse\nMisha\t2.5.2015\tcousin',
      '! Row 1. Date of birth: there is no 31 February. Check the day.',
      '! Row 2. Kin: none of the answers is “cousin”. Choose from the list.',
      '? Household: 2 rows understood: Person 1: Vera, Spouse; Person 2: Misha, 2 May 2015. Is that right? Write “yes” to add them, “no” to leave the list as it is.',
      '> yes',
      '2 rows added.',
      'Person 1. Date of birth',
      '> 28 Feb 1990',
      'Person 2. Kin (optional)',
      '> child',
      'Person 2: Misha, 2 May 2015, Child.',
      'Household: 2 so far. Add another?',
    ])
  })

  it('may come while the first row is just being asked for, and with columns that nobody knows', () => {
    expectTranscript(form, 'en', [
      'Household: add the first one?',
      '> more',
      'Person 1. Name',
      '> Name,Date of birth,Shoe size\nVera,1990-03-01,38\nMisha,2015-05-02,30',
      'Columns that are not part of this list and are left out: Shoe size.',
      '? Household: 2 rows understood: Person 1: Vera, 1 March 1990; Person 2: Misha, 2 May 2015. Is that right? Write “yes” to add them, “no” to leave the list as it is.',
      '> yes',
      '2 rows added.',
      'Person 1. Kin (optional)',
    ])
  })

  it('leaves out a row that is there already, and says which', () => {
    const rows = 'Vera\t1990-03-01\nVera\t1990-03-01'
    const turn = talk(form, 'en', rows)
    expect(turn.messages).toMatchObject([
      { kind: 'problem', code: 'uniqueItems', text: 'Row 2: it is the same as Row 1 and is left out.' },
      { kind: 'confirm', understood: [{ path: '/household/0', title: 'Person 1', text: 'Vera, 1 March 1990' }] },
    ])
    const { messages } = talk(form, 'en', rows, 'yes', 'skip', rows)
    expect(messages[0]).toMatchObject({ text: 'Row 1: it is the same as Person 1 and is left out.' })
  })

  it('is refused as a whole where it has more rows than may be given', () => {
    const rows = ['A', 'B', 'C', 'D', 'E'].map((name) => `${name}\t1990-03-01`).join('\n')
    const { messages, conversation } = talk(form, 'en', rows)
    expect(messages[0]).toMatchObject({ kind: 'problem', code: 'maxItems' })
    expect(dataOf(conversation)).toEqual({ household: [] })
  })

  it('is added behind what is there, and taken back with the next reply that is no yes', () => {
    const { conversation } = talk(form, 'en', 'more', 'Anna', '1990-03-01', 'skip', 'Boris\t1991-03-01\tchild')
    const kept = takeTurn(form, conversation, { kind: 'command', command: 'confirm' }, NOW).conversation
    expect(dataOf(kept)).toMatchObject({ household: [{ name: 'Anna' }, { name: 'Boris', kin: 'child' }] })
    const left = takeTurn(form, conversation, { kind: 'text', text: 'enough' }, NOW).conversation
    expect(dataOf(left)).toEqual({ household: [{ name: 'Anna', born: '1990-03-01' }] })
  })

  it.each(['Anna, Vera\nBoris, Misha', 'a\nb'])('is not seen in an answer such as %j', (text) => {
    const { messages } = talk(form, 'en', 'more', text)
    expect(messages.some(({ kind }) => kind === 'confirm')).toBe(false)
  })
})
