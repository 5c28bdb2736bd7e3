import { describe, expect, it } from 'vitest'
import { carryOver, compileForm, type FormDefinition, formData, type JsonSchema, takeTurn } from './index.ts'
import { NOW, talk } from './test/transcript.ts'

const version = (properties: Record<string, JsonSchema>, required = Object.keys(properties)): FormDefinition => ({
  schema: { type: 'object', required, properties },
})
const name = { type: 'string', title: 'Name' }
const children = {
  type: 'array',
  title: 'Children',
  items: { type: 'object', title: 'Child', required: ['name'], properties: { name } },
}
const first = compileForm(
  version({
    name,
    size: { title: 'Size', enum: ['S', 'M', 'L'] },
    note: { type: 'string', title: 'Note' },
    children,
    last: { type: 'string' },
  }),
)

describe('a new version of a form', () => {
  const half = talk(first, 'en', 'Anna', 'M', 'hello', 'more', 'Misha', 'enough')

  it('keeps every answer that still has its place, and says that nothing is lost', () => {
    const second = compileForm(
      version({
        name: { ...name, maxLength: 50 },
        size: { title: 'Size', enum: ['S', 'M'] },
        note: { type: 'string', title: 'Note' },
        children,
        phone: { type: 'string', title: 'Phone' },
        last: { type: 'string' },
      }),
    )
    const { conversation, messages } = carryOver(first, second, half.conversation, NOW)
    expect(messages).toMatchObject([
      {
        kind: 'say',
        text: 'The agency has changed this form since you stopped: 1 new question, 2 changed questions (Name, Size), nothing is lost.',
      },
      { kind: 'ask', path: '/phone' },
    ])
    expect(conversation.form).toBe(second.hash)
    expect(formData(second, conversation)).toEqual({
      name: 'Anna',
      size: 'M',
      note: 'hello',
      children: [{ name: 'Misha' }],
    })
  })

  it('asks again what no longer fits, and lets go what has no place', () => {
    const third = compileForm(
      version({ name, size: { title: 'Size', enum: ['S', 'L'] }, children, last: { type: 'string' } }),
    )
    const { conversation, messages } = carryOver(first, third, half.conversation, NOW)
    expect(messages).toMatchObject([
      {
        text: 'The agency has changed this form since you stopped: 1 question to answer again (Size), no longer needed: Note.',
      },
      { kind: 'ask', path: '/size', suggestion: 'M' },
    ])
    expect(JSON.stringify(conversation)).not.toContain('hello')
    const on = takeTurn(third, conversation, { kind: 'text', text: 'L' }, NOW)
    expect(on.messages).toMatchObject([{ kind: 'ask', path: '/last' }])
  })

  it('asks again what the agency wants to hear again, and offers what was said', () => {
    const second = compileForm(version({ name, size: { title: 'Shirt size', enum: ['S', 'M', 'L'] }, children }))
    const kept = carryOver(first, second, half.conversation, NOW)
    expect(kept.messages[0]).toMatchObject({ text: expect.stringContaining('1 changed question (Shirt size)') })
    expect(formData(second, kept.conversation)).toMatchObject({ size: 'M' })

    const asked = carryOver(first, second, half.conversation, NOW, ['/properties/size', '/properties/children'])
    expect(asked.messages).toMatchObject([
      { text: expect.stringContaining('2 questions to answer again (Shirt size, ') },
      { kind: 'ask', path: '/size', suggestion: 'M' },
    ])
    expect(formData(second, asked.conversation)).toEqual({ name: 'Anna', children: [{}] })
  })

  it('is told in Russian too', () => {
    const half = talk(first, 'ru', 'Анна')
    const second = compileForm(version({ name, phone: { type: 'string' }, mail: { type: 'string' } }))
    expect(carryOver(first, second, half.conversation, NOW).messages[0]).toMatchObject({
      text: 'Ведомство изменило форму с тех пор, как вы остановились: 2 новых вопроса, ничего не потеряно.',
    })
  })
})

describe('a stored conversation', () => {
  it('of a newer engine is not guessed at', () => {
    const stored = { ...talk(first, 'en').conversation, version: 2 as never }
    expect(() => takeTurn(first, stored, { kind: 'text', text: 'Anna' }, NOW)).toThrow(RangeError)
  })
})
