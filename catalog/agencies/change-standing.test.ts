import { expect, it } from 'vitest'
import { changeStanding, type Standing, type StandingStep } from './change-standing.ts'

const since = new Date(0)
const by = 'admin'
const states: Record<string, Standing> = {
  unverified: { standing: 'unverified' },
  verified: { standing: 'verified', since },
  'suspended by another': { standing: 'suspended', since, by: 'admin2' },
  'suspended by them': { standing: 'suspended', since, by },
  revoked: { standing: 'revoked', since },
}

it.each<[string, StandingStep, object]>([
  ['unverified', 'suspend', { refused: 'not-in-this-state' }],
  ['unverified', 'restore', { refused: 'not-in-this-state' }],
  ['unverified', 'revoke', { refused: 'not-in-this-state' }],
  ['verified', 'suspend', { standing: 'suspended' }],
  ['verified', 'restore', { refused: 'not-in-this-state' }],
  ['verified', 'revoke', { standing: 'revoked' }],
  ['suspended by another', 'suspend', { refused: 'not-in-this-state' }],
  ['suspended by another', 'restore', { standing: 'verified' }],
  ['suspended by them', 'restore', { refused: 'second-person' }],
  ['suspended by them', 'revoke', { standing: 'revoked' }],
  ['revoked', 'restore', { refused: 'not-in-this-state' }],
  ['revoked', 'revoke', { refused: 'not-in-this-state' }],
])('an agency that is %s: %s', (state, step, outcome) => {
  expect(changeStanding(states[state] as Standing, step, { by, reason: 'The register says otherwise.' })).toEqual(
    outcome,
  )
  expect(changeStanding(states[state] as Standing, step, { by, reason: ' ' })).toEqual({ refused: 'reason-missing' })
})
