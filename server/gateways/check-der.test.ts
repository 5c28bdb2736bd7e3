import { describe, expect, it } from 'vitest'
import { derLength } from './check-der.ts'

const hex = (text: string) => new Uint8Array(Buffer.from(text.replace(/ /g, ''), 'hex'))

describe('strict DER', () => {
  it.each([
    ['an integer', '02 01 05', 3],
    ['a sequence with something behind it', '30 03 02 01 05 00 00', 5],
    ['a long length', `04 81 80 ${'00'.repeat(128)}`, 131],
    ['NULL', '05 00', 2],
    ['a boolean', '01 01 ff', 3],
  ])('is %s', (_, text, length) => {
    expect(derLength(hex(text))).toBe(length)
  })

  it.each([
    ['an indefinite length', '30 80 02 01 05 00 00'],
    ['a length longer than it must be', '04 81 01 00'],
    ['a length with a leading zero', `04 82 00 80 ${'00'.repeat(128)}`],
    ['a value cut off', '30 05 02 01 05'],
    ['a member that reaches beyond', '30 03 02 02 05 00'],
    ['a padded integer', '02 02 00 05'],
    ['an empty integer', '02 00'],
    ['a boolean that is neither', '01 01 01'],
    ['NULL with content', '05 01 00'],
    ['a tag of several bytes', '1f 81 01 00'],
    ['nothing', ''],
  ])('is not %s', (_, text) => {
    expect(derLength(hex(text))).toBeUndefined()
  })
})
