import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonical-json.ts'
import { hashForm } from './index.ts'
import { sha256 } from './sha256.ts'

describe('SHA-256', () => {
  it('gives the published digests', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  })

  it('agrees with the platform on any text', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 150 }), (text) => {
        expect(sha256(text)).toBe(createHash('sha256').update(text.toWellFormed()).digest('hex'))
      }),
      { numRuns: 40 },
    )
  })
})

describe('canonical JSON', () => {
  it('writes the example of RFC 8785', () => {
    const example = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '€$\u000f\nA\'B"\\"/',
      literals: [null, true, false],
    }
    expect(canonicalJson(example)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\"/"}',
    )
  })

  it('does not depend on the order of keys', () => {
    expect(hashForm({ schema: { type: 'object', title: 'A' } })).toBe(
      hashForm({ schema: { title: 'A', type: 'object' } }),
    )
    expect(hashForm({ schema: { title: 'A' } })).not.toBe(hashForm({ schema: { title: 'B' } }))
  })
})
