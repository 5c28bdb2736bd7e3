import { describe, expect, it } from 'vitest'
import { verificationTerm } from './verification-term.ts'

const validUntil = new Date('2028-03-01T00:00:00Z')
const on = (iso: string) => new Date(`${iso}T00:00:00Z`)

describe('a verification that is valid until 1 March 2028', () => {
  it.each<[string, string | null, ReturnType<typeof verificationTerm>]>([
    ['2026-03-01', null, 'runs'],
    ['2027-12-31', null, 'runs'],
    ['2028-01-01', null, 'to-remind'],
    ['2028-01-20', '2028-01-01', 'runs'],
    ['2028-02-16', '2028-01-01', 'to-remind'],
    ['2028-02-20', '2028-02-16', 'runs'],
    ['2028-02-29', null, 'to-remind'],
    ['2028-03-01', '2028-02-16', 'over'],
    ['2028-04-01', null, 'over'],
  ])('on %s, reminded %s, %s', (now, reminded, due) => {
    expect(verificationTerm({ validUntil, remindedAt: reminded ? on(reminded) : null }, on(now))).toBe(due)
  })
})
