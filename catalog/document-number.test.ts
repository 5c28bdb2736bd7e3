import { describe, expect, it } from 'vitest'
import { documentNumber } from './document-number.ts'

describe('a document number', () => {
  it.each([
    ['registry', 2026, 1, 'REGISTRY-2026-000001'],
    ['registry', 2026, 123, 'REGISTRY-2026-000123'],
    ['city-transport', 2027, 999_999, 'CITY-TRANSPORT-2027-999999'],
    ['registry', 2026, 1_000_000, 'REGISTRY-2026-1000000'],
  ])('of %s in %d, number %d', (agency, year, n, number) => {
    expect(documentNumber(agency, year, n)).toBe(number)
  })

  it.each([0, -1, 1.5, Number.NaN])('is not counted from %d', (n) => {
    expect(() => documentNumber('registry', 2026, n)).toThrow(RangeError)
  })

  it.each([26, 20_261, Number.NaN])('has no year %d', (year) => {
    expect(() => documentNumber('registry', year, 1)).toThrow(RangeError)
  })
})
