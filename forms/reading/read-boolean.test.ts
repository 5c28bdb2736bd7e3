import { expect, it } from 'vitest'
import { readMore } from './read-boolean.ts'

it.each([
  ['another', 'en', 1, true],
  ['that is all', 'en', 1, false],
  ['yes', 'ru', 0, true],
  ['true', 'ru', 0, true],
  ['false', 'en', 2, false],
  ['нет', 'ru', 0, false],
  ['2 children', 'en', 0, true],
  ['two', 'en', 1, true],
  ['two', 'en', 2, false],
  ['трое', 'ru', 0, undefined],
  ['три ребёнка', 'ru', 2, true],
  ['٢', 'en', 1, true],
  ['0', 'en', 0, false],
  ['1', 'en', 2, undefined],
  ['12 May 1990 is her birthday', 'en', 0, undefined],
])('“%s” in %s, with %d given, is %s', (text, locale, count, expected) => {
  const read = readMore(text, locale, count)
  expect(read.understood ? read.value : undefined).toBe(expected)
})
