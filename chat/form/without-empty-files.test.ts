import { describe, expect, it } from 'vitest'
import { withoutEmptyFiles } from './without-empty-files.ts'

const ui = { contract: { 'ui:field': 'file' }, people: { items: { passport: { 'ui:field': 'file' } } } }

describe('files that were not given', () => {
  it('are left out, at any depth', () => {
    const data = { contract: {}, people: [{ name: 'Anna', passport: {} }], address: {} }
    expect(withoutEmptyFiles(data, ui)).toEqual({ people: [{ name: 'Anna' }], address: {} })
  })

  it('are not mistaken for files that were', () => {
    const data = { contract: { id: '1', name: 'contract.pdf' }, people: [] }
    expect(withoutEmptyFiles(data, ui)).toEqual(data)
  })
})
