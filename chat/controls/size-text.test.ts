import { describe, expect, it } from 'vitest'
import { sizeText } from './size-text.ts'

describe('the size of a file', () => {
  it.each([
    [0, 'en', '0 bytes'],
    [999, 'en', '999 bytes'],
    [1500, 'en', '1.5 kB'],
    [24_000_000, 'en', '24 MB'],
    [24_000_000, 'ru', '24 МБ'],
  ])('%d bytes in %s are %s', (bytes, locale, expected) => {
    expect(sizeText(bytes, locale).replace(/\u00a0/g, ' ')).toBe(expected)
  })
})
