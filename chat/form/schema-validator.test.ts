import { describe, expect, it } from 'vitest'
import { schemaValidator } from './schema-validator.ts'

describe('telling branches apart', () => {
  it('follows references into the definitions of the whole form', () => {
    const root = { definitions: { town: { const: 'Osh' } } }
    const branch = { properties: { town: { $ref: '#/definitions/town' } } }
    expect(schemaValidator.isValid(branch, { town: 'Osh' }, root)).toBe(true)
    expect(schemaValidator.isValid(branch, { town: 'Naryn' }, root)).toBe(false)
  })

  it('reads the draft that the form declares', () => {
    const draft4 = { $schema: 'http://json-schema.org/draft-04/schema#' }
    const below = { maximum: 5, exclusiveMaximum: true } as object
    expect(schemaValidator.isValid(below, 5, draft4)).toBe(false)
    expect(
      schemaValidator.isValid({ prefixItems: [{ type: 'string' }] } as object, [1], {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
      }),
    ).toBe(false)
  })

  it('follows no branch that cannot be read', () => {
    expect(schemaValidator.isValid({ $ref: '#/definitions/nowhere' }, {}, {})).toBe(false)
    expect(schemaValidator.isValid({ pattern: '(' }, 'x', {})).toBe(false)
  })
})
