import { describe, expect, it } from 'vitest'
import { routeSubmission } from './route-submission.ts'

const definition = {
  routing: [
    { office: 'north', when: { '/address/town': 'Kamyshino', '/resident': true } },
    { office: 'villages', when: { '/address/town': 'Kamyshino' } },
    { office: 'centre' },
  ],
}

describe('routing a submission', () => {
  it.each([
    ['the first rule whose every condition holds', { address: { town: 'Kamyshino' }, resident: true }, 'north'],
    ['a later rule when one condition fails', { address: { town: 'Kamyshino' }, resident: false }, 'villages'],
    ['the last rule when nothing else holds', { address: { town: 'Novozersk' } }, 'centre'],
    ['the last rule when nothing was answered', {}, 'centre'],
    ['no rule for an answer that only looks alike', { address: { town: 'Kamyshino' }, resident: 'true' }, 'villages'],
  ])('takes %s', (_, answers, office) => {
    expect(routeSubmission(definition, answers)).toBe(office)
  })

  it('says so when no rule takes the submission', () => {
    expect(() => routeSubmission({ routing: [{ office: 'north', when: { '/a': 1 } }] }, {})).toThrow(/last rule/)
  })
})
