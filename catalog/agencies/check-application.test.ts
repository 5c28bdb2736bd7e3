import { describe, expect, it } from 'vitest'
import { type CheckedApplication, checkApplication, type NewCheck } from './check-application.ts'

const waiting: CheckedApplication = {
  status: 'waiting',
  applicant: 'nadia',
  evidenceHash: 'h1',
  files: ['charter', 'extract'],
  checks: [],
}
const check = (over: Partial<NewCheck> = {}): NewCheck => ({
  by: 'admin',
  verdict: 'approved',
  note: 'Compared with the state register.',
  sawHash: 'h1',
  opened: ['charter', 'extract'],
  ...over,
})
const byAdmin = { by: 'admin', verdict: 'approved', evidenceHash: 'h1', at: new Date(0) } as const

describe('the check of an application', () => {
  it('needs two different people to approve', () => {
    expect(checkApplication(waiting, check())).toEqual({ status: 'waiting' })
    const once = { ...waiting, checks: [byAdmin] }
    expect(checkApplication(once, check())).toEqual({ refused: 'already-checked' })
    expect(checkApplication(once, check({ by: 'admin2' }))).toEqual({ status: 'approved', first: byAdmin })
  })

  it('is never made by the applicant', () => {
    const ofAdmin = { ...waiting, applicant: 'admin2', checks: [byAdmin] }
    for (const verdict of ['approved', 'returned', 'refused'] as const) {
      expect(checkApplication(ofAdmin, check({ by: 'admin2', verdict }))).toEqual({ refused: 'own-application' })
    }
  })

  it('counts only what was said of this very state', () => {
    const changed = { ...waiting, evidenceHash: 'h2', checks: [byAdmin] }
    expect(checkApplication(changed, check({ by: 'admin2' }))).toEqual({ refused: 'changed-meanwhile' })
    expect(checkApplication(changed, check({ by: 'admin2', sawHash: 'h2' }))).toEqual({ status: 'waiting' })
  })

  it('says what was compared, after every file was opened', () => {
    expect(checkApplication(waiting, check({ note: '  ' }))).toEqual({ refused: 'note-missing' })
    expect(checkApplication(waiting, check({ opened: ['charter'] }))).toEqual({ refused: 'files-not-opened' })
    expect(checkApplication(waiting, check({ opened: [], verdict: 'returned' }))).toEqual({ status: 'returned' })
  })

  it('is of what waits, and of nothing else', () => {
    for (const status of ['draft', 'returned', 'refused', 'withdrawn', 'approved'] as const) {
      expect(checkApplication({ ...waiting, status }, check())).toEqual({ refused: 'not-waiting' })
    }
  })
})
