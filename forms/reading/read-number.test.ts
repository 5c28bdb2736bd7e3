import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseNumber, readNumber } from './read-number.ts'

describe('numbers as people type them', () => {
  it.each([
    ['en', '42', 42],
    ['en', '1,250.50', 1250.5],
    ['en', '1 250.50', 1250.5],
    ['en', '-3', -3],
    ['en', '−3', -3],
    ['en', '.5', 0.5],
    ['en', '1e3', 1000],
    ['en', '$5', 5],
    ['en', 'two', 2],
    ['en', 'Ten', 10],
    ['ru', '1 250,50', 1250.5],
    ['ru', '1\u00a0250,50', 1250.5],
    ['ru', '1.5', 1.5],
    ['ru', 'два', 2],
    ['ru', '5 кв. м', 5],
    ['de', '1.500', 1500],
    ['de', '1.234,5', 1234.5],
    ['en', '٣٤', 34],
    ['en', '१२', 12],
  ])('in %s, “%s” is %d', (locale, text, value) => {
    expect(parseNumber(text, locale, 'кв. м')).toBe(value)
  })

  it.each([
    ['en', '1.234,5'],
    ['en', '1,5'],
    ['en', '12,34'],
    ['en', '1,2345'],
    ['en', '1.2.3'],
    ['ru', '1 25'],
    ['en', 'about 5'],
    ['en', '5-6'],
    ['en', '1e999'],
    ['en', 'Infinity'],
    ['en', '0x10'],
    ['en', ''],
  ])('in %s, “%s” is asked again, never guessed', (locale, text) => {
    expect(parseNumber(text, locale)).toBeUndefined()
  })

  it('takes no fraction where whole numbers are asked for', () => {
    expect(readNumber('2.5', 'integer', 'en')).toMatchObject({ understood: false, key: 'problem unread integer' })
  })

  it('reads every number back that it would write itself', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
        fc.constantFrom('en', 'ru', 'de', 'fr', 'ky'),
        (number, locale) => {
          expect(parseNumber(new Intl.NumberFormat(locale).format(number), locale)).toBe(number)
          expect(parseNumber(String(number), locale)).toBe(number)
        },
      ),
    )
  })
})
