import { describe, expect, it } from 'vitest'
import { parseClock, readDateTime } from './read-time.ts'

describe('times as people type them', () => {
  it.each([
    ['en', '9:30', 9, 30],
    ['en', '0930', 9, 30],
    ['en', '9.30', 9, 30],
    ['en', '9 am', 9, 0],
    ['en', '9:15 pm', 21, 15],
    ['en', '12 am', 0, 0],
    ['en', '12:30 pm', 12, 30],
    ['ru', '9 утра', 9, 0],
    ['ru', '7:20 вечера', 19, 20],
    ['ru', '23:59', 23, 59],
  ])('in %s, “%s” is %d:%d', (locale, text, hour, minute) => {
    expect(parseClock(text, { locale })).toMatchObject({ hour, minute })
  })

  it.each(['24:00', '9:75', '9', 'half past nine', '', '9:30 tomorrow'])('“%s” is asked again', (text) => {
    expect(parseClock(text, { locale: 'en' })).toBeUndefined()
  })

  it('puts a day and a time into the zone of the conversation', () => {
    const setting = { locale: 'ru', now: new Date('2026-11-24T12:00:00Z'), timeZone: 'Asia/Bishkek' }
    expect(readDateTime('27.03.2026 9:30', setting)).toContain('2026-03-27T09:30:00+06:00')
    expect(readDateTime('27 марта 2026, 9:30', setting)).toContain('2026-03-27T09:30:00+06:00')
    expect(readDateTime('31.02.2026 9:30', setting)).toMatchObject({ understood: false, code: 'no-such-day' })
  })
})
