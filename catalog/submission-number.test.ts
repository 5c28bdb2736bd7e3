import { describe, expect, it } from 'vitest'
import { isSubmissionNumber, submissionNumber } from './submission-number.ts'

const numberFrom = (seed: number) =>
  submissionNumber(
    Uint8Array.from({ length: 8 }, (_, i) => (seed * 37 + i * 101) % 256),
    'REG',
  )
const samples = Array.from({ length: 200 }, (_, seed) => numberFrom(seed))

describe('a submission number', () => {
  it('can be read aloud: a prefix and two groups of four', () => {
    for (const number of samples) expect(number).toMatch(/^REG-[2-9C-X]{4}-[2-9C-X]{4}$/)
  })

  it('has no look-alikes and no vowels', () => {
    for (const number of samples) expect(number.slice(4)).not.toMatch(/[01AEIOUYLSZBN]/)
  })

  it('is the same for the same bytes and another for others', () => {
    expect(numberFrom(3)).toBe(numberFrom(3))
    expect(submissionNumber(new Uint8Array(8), 'TRA')).toBe('TRA-2222-2222')
    expect(submissionNumber(new Uint8Array([0, 0, 0, 0, 0, 0, 0, 1]), 'TRA')).toBe('TRA-3222-2224')
  })

  it('is recognised', () => {
    expect(samples.every(isSubmissionNumber)).toBe(true)
  })

  it.each([
    '',
    'REG',
    'reg-2222-2222',
    'REG-2222-222',
    'REG-22222222',
    'REG-0222-2222',
    ' REG-2222-2222',
    'R-2222-2222',
  ])('is not %j', (text) => {
    expect(isSubmissionNumber(text)).toBe(false)
  })

  it('notices every single wrong character', () => {
    const number = numberFrom(11)
    for (const place of [4, 5, 6, 7, 9, 10, 11, 12]) {
      const wrong = [...'23456789CDFGHJKMPQRTVWX'].filter((character) => character !== number[place])
      for (const character of wrong)
        expect(isSubmissionNumber(number.slice(0, place) + character + number.slice(place + 1))).toBe(false)
    }
  })

  it('notices two neighbours exchanged', () => {
    for (const number of samples) {
      const [prefix, a, b] = number.split('-')
      const body = `${a}${b}`
      for (let i = 0; i < 7; i++) {
        if (body[i] === body[i + 1]) continue
        const exchanged = body.slice(0, i) + body[i + 1] + body[i] + body.slice(i + 2)
        expect(isSubmissionNumber(`${prefix}-${exchanged.slice(0, 4)}-${exchanged.slice(4)}`)).toBe(false)
      }
    }
  })

  it.each([
    [new Uint8Array(7), 'REG'],
    [new Uint8Array(8), 'reg'],
    [new Uint8Array(8), 'R'],
    [new Uint8Array(8), 'REGISTRY'],
  ])('refuses to be made from too little', (bytes, prefix) => {
    expect(() => submissionNumber(bytes, prefix)).toThrow(RangeError)
  })
})
