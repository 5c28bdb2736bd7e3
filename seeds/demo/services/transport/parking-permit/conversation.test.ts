import { describe, expect, it } from 'vitest'
import type { FormDefinition } from '#forms'
import { aFile, type They, talk } from '../../transcript.ts'
import { parkingPermit } from './service.ts'

const form = parkingPermit.form as FormDefinition
const lakeStreet = ['Lake Street', '18', 'skip', 'Kamyshino', '40260']
const questions = (they: They[]) => talk(form, 'en', they).exchanges.map(([, ...we]) => we.at(-1))

describe('asking for a parking permit', () => {
  it('takes up to three vehicles, each with a number plate as it is', () => {
    const { exchanges, answers } = talk(form, 'en', [
      ...['resident', 'harbour', '1 April 2026', '12', 'Dmitri Kovalev', ...lakeStreet, 'yes'],
      ...['ab 123', 'AB123CD', 'Skoda', 'no', 'yes', 'EF456GH', 'Tesla', 'yes', 'yes', 'IJ789KL', 'Lada', 'no'],
      'submit',
    ])
    expect(exchanges.filter(([, said]) => said?.startsWith('✗'))).toEqual([
      ['ab 123', '✗ Number plate', 'Vehicle 1. Number plate'],
    ])
    expect(exchanges.at(-2)).toEqual(['no', 'review'])
    expect(answers).toEqual({
      permit: { kind: 'resident', zone: 'B', startsOn: '2026-04-01', months: 12 },
      holder: { fullName: 'Dmitri Kovalev' },
      residence: {
        address: { street: 'Lake Street', house: '18', town: 'Kamyshino', postcode: '40260' },
        registered: true,
      },
      vehicles: [
        { plate: 'AB123CD', make: 'Skoda', electric: false },
        { plate: 'EF456GH', make: 'Tesla', electric: true },
        { plate: 'IJ789KL', make: 'Lada', electric: false },
      ],
    })
  })

  it('asks a resident who is not registered for proof', () => {
    const asked = questions(['resident', 'harbour', '1 April 2026', '12', 'Dmitri Kovalev', ...lakeStreet, 'no'])
    expect(asked.at(-1)).toBe('Proof that you live there')
  })

  it('asks a business for its number', () => {
    const asked = questions(['business', 'old town', '1 April 2026', '3', 'Anna Petrova', 'Lake Bakery'])
    expect(asked.at(-1)).toBe('Number in the business register')
  })

  it('asks for the badge, and for no zone, where it is valid in all of them', () => {
    const asked = questions([
      'disabled badge',
      '1 April 2026',
      '12',
      'Boris Klein',
      'DB-104207',
      '31 December 2027',
      aFile('b.pdf'),
    ])
    expect(asked).not.toContain('Parking zone')
    expect(asked.slice(-4)).toEqual([
      'Number of the badge',
      'Until when is the badge valid?',
      'Photo of the badge',
      'Vehicle 1. Number plate',
    ])
  })

  it('says what is lost before another kind of permit replaces the first', () => {
    const { exchanges } = talk(form, 'en', [
      'resident',
      'harbour',
      '1 April 2026',
      '12',
      'Anna Petrova',
      'Lake Street',
      'change kind of permit',
      'business',
    ])
    expect(exchanges.at(-1)).toEqual(['business', '? Street'])
  })
})
