import { describe, expect, it } from 'vitest'
import type { FormDefinition } from '#forms'
import { aFile, files, type They, talk } from '../../transcript.ts'
import { birthRegistration } from './service.ts'

const form = birthRegistration.form as FormDefinition
const child = [
  'Alia',
  'Petrova',
  'girl',
  '28 February 2026',
  '9:30',
  'hospital',
  'City Maternity Hospital',
  'Novozersk',
]
const mother = ['Anna Petrova', '14 May 1988', 'AB1234567', 'Linden Street', '7', '12', 'Novozersk', '40123']
const otherParent = ['Mikhail Petrov', '19 January 1986', 'CD7654321']

describe('registering a birth', () => {
  it('asks only about the mother where only she is registered', () => {
    const { exchanges, answers } = talk(form, 'en', [
      ...child,
      ...mother,
      'only the mother',
      aFile('notice.pdf'),
      files('passport.pdf'),
      'no',
      'yes',
      'submit',
    ])
    expect(exchanges.at(-3)).toEqual([
      'no',
      '✗ A birth can only be registered on true and complete details. Change what is not right, then answer yes.',
      'Is everything you have written true and complete?',
    ])
    expect(answers).toMatchObject({
      child: { bornOn: '2026-02-28', place: { kind: 'hospital', hospital: 'City Maternity Hospital' } },
      parenthood: { basis: 'mother-only' },
      papers: { passports: [{ name: 'passport.pdf' }] },
    })
    expect(answers).not.toHaveProperty('otherParent')
  })

  it('asks for the proof that the parents’ case needs, and an address only where it differs', () => {
    const asked = (...they: They[]) =>
      talk(form, 'en', [...child, ...mother, ...they])
        .exchanges.slice(-they.length)
        .map(([, ...we]) => we.at(-1))
    expect(asked('married parents', '1 June 2024')).toEqual([
      'When did the parents marry?',
      'Full name of the other parent',
    ])
    expect(asked('unmarried', aFile('act.pdf'), ...otherParent, 'no')).toEqual([
      'Declaration of acknowledgement',
      'Full name of the other parent',
      'Date of birth of the other parent',
      'Passport number',
      'Does the other parent live at the same address as the mother?',
      'In which street does the other parent live?',
    ])
    expect(asked('unmarried', aFile('act.pdf'), ...otherParent, 'yes').at(-1)).toBe(
      'Do both parents agree to the names of the child?',
    )
  })
})
