import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoDay, parseIsoDay, sayDay } from './calendar.ts'
import { readDate } from './read-date.ts'

const now = new Date('2026-11-24T22:30:00Z')
const read = (locale: string, text: string, timeZone?: string) => readDate(text, { locale, now, timeZone })

describe('dates as people type them', () => {
  it.each([
    ['en', '27.03.1990', '1990-03-27'],
    ['en', '27 3 90', '1990-03-27'],
    ['en', '27 March 1990', '1990-03-27'],
    ['en', 'March 27, 1990', '1990-03-27'],
    ['en', '5th of May 1999', '1999-05-05'],
    ['en', '12/27/1990', '1990-12-27'],
    ['en', '05/05/2020', '2020-05-05'],
    ['en', '1990-03-27', '1990-03-27'],
    ['en', '29.02.2024', '2024-02-29'],
    ['en-US', '03/04/2020', '2020-03-04'],
    ['en-GB', '03/04/2020', '2020-04-03'],
    ['ru', '27.03.1990', '1990-03-27'],
    ['ru', '27 марта 1990', '1990-03-27'],
    ['ru', '27 мар 1990 г.', '1990-03-27'],
    ['ru', '3/4/2020', '2020-04-03'],
    ['ru', 'завтра', '2026-11-25'],
    ['en', 'today', '2026-11-24'],
    ['en', 'yesterday', '2026-11-23'],
    ['en', '1.1.31', '2031-01-01'],
    ['en', '1.1.32', '1932-01-01'],
  ])('in %s, “%s” is %s', (locale, text, value) => {
    expect(read(locale, text)).toEqual({ understood: true, value })
  })

  it.each([
    ['en', '35.13.1990', 'unread'],
    ['en', '03/04/2020', 'ambiguous'],
    ['en', '30 February 2020', 'no-such-day'],
    ['en', '29.02.2023', 'no-such-day'],
    ['ru', '31.04.2020', 'no-such-day'],
    ['en', '2024-13-01', 'no-such-month'],
    ['en', 'May 1990', 'unread'],
    ['en', '5 May', 'unread'],
    ['en', 'ma 5 1990', 'unread'],
    ['en', '5 ju 1990', 'unread'],
    ['en', '27031990', 'unread'],
    ['en', 'soon', 'unread'],
    ['en', '', 'unread'],
  ])('in %s, “%s” is refused as %s', (locale, text, code) => {
    expect(read(locale, text)).toMatchObject({ understood: false, code })
  })

  it('names both days that an ambiguous date can be', () => {
    expect(read('en', '03/04/2020')).toMatchObject({ parameters: { first: '3 April 2020', second: '4 March 2020' } })
  })

  it('knows that it is already tomorrow elsewhere', () => {
    expect(read('ru', 'сегодня', 'Asia/Bishkek')).toEqual({ understood: true, value: '2026-11-25' })
  })

  it('reads every day back that it would write itself', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(days, fc.constantFrom('en', 'en-US', 'ru', 'de', 'fr'), (date, locale) => {
        const iso = date.toISOString().slice(0, 10)
        const day = parseIsoDay(iso)
        expect(day && isoDay(day)).toBe(iso)
        expect(read(locale, day ? sayDay(day, locale) : '')).toEqual({ understood: true, value: iso })
      }),
    )
  })
})
