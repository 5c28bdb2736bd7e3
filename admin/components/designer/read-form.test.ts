import { describe, expect, it } from 'vitest'
import { readForm } from './read-form.ts'

describe('a form written as JSON', () => {
  it('is read with everything that stands in it', () => {
    const form = { schema: { type: 'object', 'x-own': [1] }, uiSchema: { a: { 'ui:field': 'own' } }, texts: { ru: {} } }
    expect(readForm(JSON.stringify(form))).toEqual({ form })
  })

  it.each([
    ['{\n  "schema": {},\n  oops\n}', { line: 3, column: 3 }],
    ['{"schema": {', { line: 1, column: 13 }],
  ])('that breaks off says where', (text, at) => {
    expect(readForm(text)).toMatchObject({ problem: { at } })
  })

  it('that has another shape says which part', () => {
    expect(readForm('{"schema": 1}')).toMatchObject({ problem: { message: expect.stringContaining('/schema') } })
  })
})
