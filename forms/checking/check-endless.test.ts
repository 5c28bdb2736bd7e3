import { describe, expect, it } from 'vitest'
import { begin, checkForm, compileForm, type SchemaObject } from '../index.ts'
import { NOW } from '../test/transcript.ts'

const text = { type: 'string', title: 'T' }
const again = { $ref: '#/definitions/n' }

const formOf = (n: SchemaObject): { schema: SchemaObject } => ({
  schema: {
    type: 'object',
    required: ['a'],
    properties: { a: again },
    definitions: { n: { type: 'object', title: 'N', ...n } },
  },
})
const rows = (rest: object) => ({ type: 'array', title: 'Rows', items: again, ...rest })

describe('a part that is needed in itself', () => {
  it.each<[string, SchemaObject, string]>([
    ['at once', { required: ['next'], properties: { next: again } }, '/definitions/n/properties/next'],
    [
      'beside other questions',
      { required: ['next', 'x'], properties: { x: text, next: again } },
      '/definitions/n/properties/next',
    ],
    [
      'in the first row of a list',
      { required: ['next'], properties: { next: rows({ minItems: 1 }) } },
      '/definitions/n/properties/next',
    ],
    [
      'in the only alternative',
      { oneOf: [{ required: ['next'], properties: { next: again } }] },
      '/definitions/n/oneOf/0/properties/next',
    ],
  ])('is refused, %s', (_, n, pointer) => {
    expect(checkForm(formOf(n))).toContainEqual(
      expect.objectContaining({ severity: 'error', code: 'endless', pointer }),
    )
  })

  it.each<[string, SchemaObject]>([
    ['optional', { required: ['x'], properties: { x: text, next: again } }],
    ['a list that may be empty', { required: ['x', 'next'], properties: { x: text, next: rows({}) } }],
    [
      'one of two ways',
      {
        oneOf: [
          { title: 'One', required: ['next'], properties: { next: again } },
          { title: 'Two', required: ['x'], properties: { x: text } },
        ],
      },
    ],
  ])('is fine where it is %s', (_, n) => {
    const definition = formOf(n)
    expect(checkForm(definition).filter(({ severity }) => severity === 'error')).toEqual([])
    expect(begin(compileForm(definition), { locale: 'en', now: NOW }).messages[0]?.kind).toBe('ask')
  })

  it('does not run away where a condition demands it before anything is answered', () => {
    const form = compileForm(
      formOf({
        properties: { x: text, p: again, q: again },
        if: { properties: { x: { const: '1' } } },
        // biome-ignore lint/suspicious/noThenProperty: the name of a keyword
        then: { required: ['p', 'q'] },
      }),
    )
    expect(begin(form, { locale: 'en', now: NOW }).messages[0]).toMatchObject({ kind: 'ask', path: '/a/x' })
  })
})
