import { describe, expect, it } from 'vitest'
import { type Case, decide, dueAt, isOverdue, type OpenCase } from './case-lifecycle.ts'

const openedAt = new Date('2026-03-01T10:00:00Z')
const open: OpenCase = { status: 'open', openedAt, dueAt: dueAt(openedAt, 5) }
const now = new Date('2026-03-03T08:00:00Z')

describe('deciding a case', () => {
  it.each(['granted', 'refused'] as const)('keeps outcome, reason and time: %s', (outcome) => {
    expect(decide(open, { outcome, reason: ' The lease shows the address. ' }, now)).toEqual({
      state: { ...open, status: 'decided', outcome, reason: 'The lease shows the address.', decidedAt: now },
    })
  })

  it.each(['', '  \n'])('asks for a reason: %j', (reason) => {
    expect(decide(open, { outcome: 'granted', reason }, now)).toEqual({ refused: 'reason-missing' })
  })

  it('never decides twice', () => {
    const first = decide(open, { outcome: 'refused', reason: 'Not registered here.' }, now)
    const decided = 'state' in first ? first.state : open
    expect(decide(decided, { outcome: 'granted', reason: 'On second thoughts.' }, now)).toEqual({
      refused: 'already-decided',
    })
  })

  it('leaves the case it was given unchanged', () => {
    const before = structuredClone(open)
    decide(open, { outcome: 'granted', reason: 'Seen.' }, now)
    expect(open).toEqual(before)
  })
})

describe('the time an official has', () => {
  it('counts days of 24 hours, over the end of a month', () => {
    expect(dueAt(new Date('2026-02-26T22:30:00Z'), 5)).toEqual(new Date('2026-03-03T22:30:00Z'))
  })

  const decided: Case = { ...open, status: 'decided', outcome: 'granted', reason: 'Seen.', decidedAt: now }
  const late = new Date('2026-03-06T10:00:01Z')
  it.each<[string, Case, Date, boolean]>([
    ['an open case before its time', open, now, false],
    ['an open case on the very moment', open, open.dueAt, false],
    ['an open case after its time', open, late, true],
    ['a case decided in time, seen later', decided, late, false],
    ['a case decided late', { ...decided, decidedAt: late }, late, true],
  ])('%s', (_, found, at, overdue) => {
    expect(isOverdue(found, at)).toBe(overdue)
  })
})
