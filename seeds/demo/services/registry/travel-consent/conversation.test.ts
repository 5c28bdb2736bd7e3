import { describe, expect, it } from 'vitest'
import type { FormDefinition } from '#forms'
import { talk } from '../../transcript.ts'
import { travelConsent } from './service.ts'

const form = travelConsent.form as FormDefinition

describe('agreeing to a journey of a child', () => {
  it('takes seven answers', () => {
    const answers = ['Timur', 'Petrov', '30 August 2015', 'Georgia', '1 June 2026', '20 June 2026', 'Vera Petrova']
    const said = talk(form, 'en', [...answers, 'submit'])
    expect(said.exchanges.at(-2)).toEqual(['Vera Petrova', 'review'])
    expect(said.answers).toEqual({
      child: { givenNames: 'Timur', familyName: 'Petrov', bornOn: '2015-08-30' },
      journey: { country: 'Georgia', from: '2026-06-01', until: '2026-06-20' },
      companion: 'Vera Petrova',
    })
  })

  it('has both parents sign', () => {
    expect(travelConsent.signatures?.signers.map(({ who }) => who)).toEqual(['applicant', 'invited'])
  })
})
