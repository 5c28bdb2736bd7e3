import { describe, expect, it } from 'vitest'
import { escapeKey, valueAt } from './json-pointer.ts'

const answers = { address: { town: 'Novozersk' }, household: [{ name: 'Timur' }], 'a/b': { '~': 1 }, none: null }

describe('the value at a pointer', () => {
  it.each([
    ['', answers],
    ['/address/town', 'Novozersk'],
    ['/household/0/name', 'Timur'],
    ['/a~1b/~0', 1],
    ['/none', null],
    ['/address/flat', undefined],
    ['/household/3/name', undefined],
    ['/none/deeper', undefined],
    ['/constructor', undefined],
    ['/address/town/length', undefined],
  ])('%j', (pointer, answer) => {
    expect(valueAt(answers, pointer)).toEqual(answer)
  })

  it('is found again under any escaped key', () => {
    for (const key of ['a/b', '~', '~1', '/', 'plain']) expect(valueAt({ [key]: key }, `/${escapeKey(key)}`)).toBe(key)
  })

  it('refuses what is not a pointer', () => {
    expect(() => valueAt(answers, 'address/town')).toThrow(RangeError)
  })
})
