import { describe, expect, it } from 'vitest'
import { compileForm, formData } from './index.ts'
import { expectTranscript, talk } from './test/transcript.ts'

const listOf = (rest: object, required = ['names']) =>
  compileForm({
    schema: {
      type: 'object',
      required,
      properties: {
        names: { type: 'array', title: 'Names', items: { type: 'string', title: 'Name', minLength: 2 }, ...rest },
      },
    },
    texts: { ru: { '/properties/names/title': 'Имена', '/properties/names/items/title': 'Имя' } },
  })
const names = listOf({ maxItems: 4 })
const pasted = (text: string) => ({ kind: 'text' as const, text })

describe('a list of single answers pasted as lines', () => {
  it('is read back, and taken on a yes', () => {
    const conversation = expectTranscript(names, 'en', [
      'Names: add the first one?',
      '> Anna\n Boris \n\nVera',
      '? Names: 3 answers understood: Anna; Boris; Vera. Is that right? Write “yes” to add them, “no” to leave the list as it is.',
      '> yes',
      '3 answers added.',
      'Names: 3 so far. Add another?',
    ])
    expect(formData(names, conversation)).toEqual({ names: ['Anna', 'Boris', 'Vera'] })
  })

  it('may be one line, said instead of a yes to the first one', () => {
    const conversation = expectTranscript(names, 'en', [
      'Names: add the first one?',
      '> Anna',
      '? Names: 1 answer understood: Anna. Is that right? Write “yes” to add it, “no” to leave the list as it is.',
      '> yes',
      '1 answer added.',
      'Names: 1 so far. Add another?',
      '> B',
      '! Names: could not read “B”. Write “more” to add one, “enough” to go on.',
      'Names: 1 so far. Add another?',
    ])
    expect(formData(names, conversation)).toEqual({ names: ['Anna'] })
  })

  it('is left on a no', () => {
    const conversation = expectTranscript(names, 'ru', [
      'Имена: добавить первую запись?',
      '> Анна\nБорис',
      '? Имена: поняты 2 ответа: Анна; Борис. Верно? Напишите «да», чтобы добавить, «нет», чтобы список остался как есть.',
      '> нет',
      'Всё осталось как было.',
      'Имена: добавить первую запись?',
    ])
    expect(formData(names, conversation)).toEqual({ names: [] })
  })

  it('tells a line that cannot be read by its number, and asks for it alone', () => {
    const conversation = expectTranscript(names, 'en', [
      'Names: add the first one?',
      '> Anna\nB\nVera',
      '! Line 2: 2 characters at least, now 1.',
      '? Names: 2 answers understood: Anna; Vera. Is that right? Write “yes” to add them, “no” to leave the list as it is.',
      '> yes',
      '2 answers added.',
      'Name 2',
      '> Boris',
      'Names: 3 so far. Add another?',
    ])
    expect(formData(names, conversation)).toEqual({ names: ['Anna', 'Boris', 'Vera'] })
  })

  it('fills the row that is open', () => {
    const { conversation } = talk(names, 'en', 'more', pasted('Anna\n Boris '), 'yes')
    expect(formData(names, conversation)).toEqual({ names: ['Anna', 'Boris'] })
  })

  it('fills all rows that could not be read before', () => {
    const again = talk(names, 'en', pasted('A\nB\nVera'), 'yes', pasted('Anna\nBoris\nGalina'), 'yes')
    expect(formData(names, again.conversation)).toEqual({ names: ['Anna', 'Boris', 'Vera', 'Galina'] })
  })

  it('answers whether there is anything to give', () => {
    const optional = listOf({}, [])
    expect(talk(optional, 'en').messages[0]).toMatchObject({ text: 'Names: is there anything to give?' })
    const { conversation } = talk(optional, 'en', pasted('Anna\nBoris'), 'yes')
    expect(formData(optional, conversation)).toEqual({ names: ['Anna', 'Boris'] })
  })

  it('is not taken when there would be too many, or when nothing can be read', () => {
    const many = talk(names, 'en', pasted('An\nBo\nVe\nGe\nDi'))
    expect(many.messages[0]).toMatchObject({ kind: 'problem', code: 'maxItems' })
    const none = talk(names, 'en', pasted('A\nB'))
    expect(none.messages.map(({ kind }) => kind)).toEqual(['problem', 'problem', 'say', 'ask'])
    expect(formData(names, none.conversation)).toEqual({ names: [] })
  })

  it('may be shorter than the list has to be: what is missing is asked', () => {
    const three = listOf({ minItems: 3 })
    expect(talk(three, 'en', pasted('Anna\nBoris'), 'yes').messages.at(-1)).toMatchObject({ text: 'Name 3' })
  })

  it('leaves out what a list without repeats has already', () => {
    const distinct = listOf({ uniqueItems: true })
    const { messages, conversation } = talk(distinct, 'en', 'more', 'Anna', pasted('Boris\nAnna\nBoris'))
    const again = talk(distinct, 'en', 'more', 'Anna', pasted('Anna\nAnna'))
    expect(again.messages.map(({ kind }) => kind)).toEqual(['problem', 'problem', 'ask'])
    expect(messages.map((message) => 'text' in message && message.text)).toEqual([
      'Line 2: it is the same as Name 1 and is left out.',
      'Line 3: it is the same as Line 1 and is left out.',
      'Names: 1 answer understood: Boris. Is that right? Write “yes” to add it, “no” to leave the list as it is.',
    ])
    expect(conversation.pending).toHaveLength(1)
  })

  it('reads back the first ten', () => {
    const lines = Array.from({ length: 14 }, (_, index) => `Name ${index}`).join('\n')
    expect(talk(listOf({}), 'en', pasted(lines)).messages[0]).toMatchObject({
      text: expect.stringMatching(/^Names: 14 answers understood: .*Name 9; and 4 more\. Is/),
      understood: expect.objectContaining({ length: 14 }),
    })
  })
})
