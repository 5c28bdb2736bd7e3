import { describe, expect, it } from 'vitest'
import { dayText } from './dates.ts'

describe('dates in words', () => {
  it('keeps a calendar date on its day, whatever the zone of the reader', () => {
    expect(dayText('1990-03-27', 'en')).toBe('27 March 1990')
  })

  it('writes Russian dates without the abbreviation of the year', () => {
    expect(dayText('1990-03-27', 'ru')).toBe('27 марта 1990')
  })

  it('shows what it cannot read as it is', () => {
    expect(dayText('soon', 'en')).toBe('soon')
  })
})
