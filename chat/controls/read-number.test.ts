import { describe, expect, it } from 'vitest'
import { numberText, readNumber } from './read-number.ts'

describe('reading a number', () => {
  it.each([
    ['1,250.50', 'en', 1250.5],
    ['1 250,50', 'ru', 1250.5],
    ['1\u00a0250', 'ru', 1250],
    ['-3', 'en', -3],
    ['−3', 'ru', -3],
    ['12', 'en', 12],
    ['0.1', 'en', 0.1],
  ])('%s in %s is %d', (text, locale, expected) => {
    expect(readNumber(text, locale)).toBe(expected)
  })

  it.each([
    ['1.234,5', 'en'],
    ['1,2,3', 'en'],
    ['12,34', 'en'],
    ['1.5', 'ru'],
    ['two', 'en'],
    ['', 'en'],
    ['-', 'en'],
  ])('%s in %s is not a number', (text, locale) => {
    expect(readNumber(text, locale)).toBeUndefined()
  })

  it('reads back what it shows', () => {
    for (const locale of ['en', 'ru'])
      for (const value of [0, -12.5, 1234567.25]) expect(readNumber(numberText(value, locale), locale)).toBe(value)
  })
})
