import { describe, expect, it } from 'vitest'
import { compilePattern } from '../compile/regular-expression.ts'
import { patternInWords } from './pattern-in-words.ts'

describe('a pattern in words', () => {
  it.each([
    ['^[0-9]{9}$', '9 digits'],
    ['^\\d{1}$', '1 digit'],
    ['^[A-Z]{2}\\d{7}$', '2 capital letters, then 7 digits'],
    ['^\\d{5}-\\d{4}$', '5 digits, then “-”, then 4 digits'],
    ['^\\d{8,9}$', '8 to 9 digits'],
    ['^[0-9]+$', 'digits only'],
    ['^(?!0000)[0-9]{4}$', '4 digits'],
    ['^[A-Za-z0-9]{8}$', '8 letters or digits'],
  ])('%s is said as “%s”, with an example that fits', (pattern, words) => {
    const said = patternInWords(pattern, 'en')
    expect(said?.words).toBe(words)
    expect(compilePattern(pattern)(said?.example ?? '')).toBe(true)
  })

  it('is said in Russian with the right endings', () => {
    expect(patternInWords('^[A-Z]{2}\\d{7}$', 'ru')?.words).toBe('2 заглавные буквы, затем 7 цифр')
  })

  it.each(['^(a|b)+$', '[0-9]', '^.*\\S.*', '^[^<>]+$'])('%s is not said, rather than said wrongly', (pattern) => {
    expect(patternInWords(pattern, 'en')).toBeUndefined()
  })
})
