import { describe, expect, it } from 'vitest'
import { textForPattern } from './text-for-pattern.ts'

describe('a text for a pattern', () => {
  it.each([
    '^\\d{16}$',
    '^[A-Z]{2}\\d{6}$',
    '^(?:\\+7|8)?\\d{10}$',
    '^(north|south) [0-9]+$',
    '^[^0-9]{3,}$',
    '^\\d{4}-\\d{2}-\\d{2}$',
    '^\\S+@\\S+\\.\\S{2,}$',
    '^[\\w.-]+$',
    '^\\p{Lu}\\p{L}+$',
    '^(?!000)\\d{3}$',
    '^[А-Я]\\d{3}[А-Я]{2}\\d{2,3}$',
    '^[^\\d\\s]+$',
    '^(?:\\D*\\d){10,15}\\D*$',
  ])('matches %s', (pattern) => {
    expect(textForPattern(pattern)).toMatch(new RegExp(pattern, 'u'))
  })

  it.each(['(a)\\1', '(', 'a)'])('is not thought up for %s', (pattern) => {
    expect(textForPattern(pattern)).toBeUndefined()
  })
})
