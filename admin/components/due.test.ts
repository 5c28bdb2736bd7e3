import { describe, expect, it } from 'vitest'
import { dueIn } from './due.ts'

const now = new Date('2026-03-02T15:00:00')
const say = (key: string, params?: Record<string, string | number>) => `${key} ${params?.count ?? ''}`.trim()

describe('a deadline', () => {
  it.each([
    ['2026-03-02T08:00:00', 'due.today', 'soon'],
    ['2026-03-03T00:30:00', 'due.left 1', 'soon'],
    ['2026-03-05T15:00:00', 'due.left 3', 'soon'],
    ['2026-03-06T15:00:00', 'due.left 4', 'calm'],
    ['2026-03-01T23:59:00', 'due.over 1', 'over'],
    ['2026-03-30T12:00:00', 'due.left 28', 'calm'],
  ])('at %s is, in days of the calendar, %s', (dueAt, text, tone) => {
    expect(dueIn(new Date(dueAt).toISOString(), now, say)).toEqual({ text, tone })
  })
})
