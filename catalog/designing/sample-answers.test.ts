import { describe, expect, it } from 'vitest'
import { newDefinition } from './draft-definition.ts'
import { sampleAnswers } from './sample-answers.ts'

const now = new Date('2026-11-24T10:00:00Z')
const formOf = (properties: object, required: string[] = []) => ({
  schema: { type: 'object', title: 'Form', properties, required },
  uiSchema: {},
})

describe('sample answers', () => {
  it('are given to everything: sections, one row a list, what may be left out', () => {
    const form = formOf(
      {
        name: { type: 'string', title: 'Name', examples: ['Anna'] },
        note: { type: 'string', title: 'Note' },
        pets: {
          type: 'array',
          title: 'Pets',
          items: {
            type: 'object',
            required: ['kind'],
            properties: { kind: { type: 'string', title: 'Kind', enum: ['cat', 'dog'] } },
          },
        },
      },
      ['name'],
    )
    expect(sampleAnswers(form, 'en', now)).toEqual({ name: 'Anna', note: 'Example', pets: [{ kind: 'cat' }] })
  })

  it('leave out what takes no example, and end where such an answer is needed', () => {
    const code = { type: 'string', title: 'Code', pattern: '^[0-9]{7}$' }
    const name = { type: 'string', title: 'Name' }
    expect(sampleAnswers(formOf({ code, name }), 'en', now)).toEqual({ name: 'Example' })
    expect(sampleAnswers(formOf({ name, code }, ['code']), 'en', now)).toEqual({ name: 'Example' })
  })

  it('are none where nothing is asked', () => {
    expect(sampleAnswers(newDefinition({ en: 'x' }, 'desk').form, 'en', now)).toEqual({})
  })
})
