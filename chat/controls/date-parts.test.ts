import { describe, expect, it } from 'vitest'
import { dateOf, datePartsOf, typedDate } from './date-parts.ts'

const parts = (day: string, month: string, year: string) => ({ day, month, year })

describe('three boxes for a date', () => {
  it.each([
    [parts('27', '3', '1990'), 'en', '1990-03-27'],
    [parts(' 7 ', 'march', '1990'), 'en', '1990-03-07'],
    [parts('7', 'Mar.', '1990'), 'en', '1990-03-07'],
    [parts('27', 'марта', '1990'), 'ru', '1990-03-27'],
    [parts('27', 'март', '1990'), 'ru', '1990-03-27'],
    [parts('1', 'мая', '1990'), 'ru', '1990-05-01'],
    [parts('29', '2', '2024'), 'en', '2024-02-29'],
  ] as const)('%j in %s name %s', (given, locale, expected) => {
    expect(dateOf(given, locale)).toBe(expected)
  })

  it.each([
    parts('30', '2', '2024'),
    parts('29', '2', '2023'),
    parts('1', '13', '2024'),
    parts('1', 'ju', '2024'),
    parts('1', '3', '90'),
    parts('', '3', '1990'),
    parts('x', '3', '1990'),
  ])('%j name no day', (given) => {
    expect(dateOf(given, 'en')).toBeUndefined()
  })

  it('takes a known date apart without leading zeros', () => {
    expect(datePartsOf('1990-03-07')).toEqual(parts('7', '3', '1990'))
    expect(datePartsOf(undefined)).toEqual(parts('', '', ''))
  })

  it('keeps what was typed as one text', () => {
    expect(typedDate(parts('30', '2', '2024'))).toBe('30.2.2024')
    expect(typedDate(parts('30', 'february', '2024'))).toBe('30 february 2024')
  })
})
