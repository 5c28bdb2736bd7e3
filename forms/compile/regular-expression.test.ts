import { describe, expect, it } from 'vitest'
import { compilePattern } from './regular-expression.ts'

describe('patterns', () => {
  it.each([
    ['^[0-9]{3}$', '123', true],
    ['^[0-9]{3}$', '1234', false],
    ['b', 'abc', true],
    ['^\\u00a0?x$', 'x', true],
    ['^(?!0000)[0-9]{4}$', '0000', false],
    ['^(?!0000)[0-9]{4}$', '0001', true],
    ['^(?!\\s)(?!.*?\\s{2,})[^<>%$#@!^&*0-9]+$', 'Anna Maria', true],
    ['^(?!\\s)(?!.*?\\s{2,})[^<>%$#@!^&*0-9]+$', 'Anna  Maria', false],
    ['^(?=.*[a-z])[a-z0-9]+$', '123', false],
    ['^(?=.*[a-z])[a-z0-9]+$', '12a', true],
    ['^(?![)])x$', 'x', true],
    ['^(?!000)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}$', '123-45-6789', true],
    ['^(?!000)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}$', '123-00-6789', false],
    ['^(?!000)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}$', '123-45-0000', false],
    ['^[A-Z]\\.(?=x)[a-z]$', 'A.x', true],
    ['^[A-Z]\\.(?=x)[a-z]$', 'A.y', false],
    ['^.(?!b)\\p{L}$', '😀b', false],
    ['^.(?!b)\\p{L}$', '😀c', true],
  ])('%s on “%s” is %s, as in JavaScript', (pattern, text, matches) => {
    expect(compilePattern(pattern)(text)).toBe(matches)
    expect(new RegExp(pattern, 'u').test(text)).toBe(matches)
  })

  it.each(['(a)\\1', 'a(?=b)c', '^a+(?!b)c', '^(?:a|bc)(?!b)c', '^a(?!b)?c', '(?<!a)b', '(', '^(?!a)b|c'])(
    '%s is refused',
    (pattern) => {
      expect(() => compilePattern(pattern)).toThrow()
    },
  )

  it('answers a pattern that would stop a backtracking engine', () => {
    expect(compilePattern('^(a+)+$')(`${'a'.repeat(5000)}b`)).toBe(false)
  })
})
