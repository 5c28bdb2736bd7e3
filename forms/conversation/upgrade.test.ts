import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileForm } from '../compile-form.ts'
import { begin } from './begin.ts'
import { lift, upgrade } from './upgrade.ts'

type Old = { version: number; seen: number[] }

/** Three steps that write down that they were taken. */
const steps = [1, 2, 3].map((from) => (stored: { version: number }) => {
  const { seen } = stored as Old
  return { version: from + 1, seen: [...seen, from] }
})

describe('a stored conversation', () => {
  it('is lifted by every step that it has not had, once each and in order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), (version) => {
        const lifted = lift({ version, seen: [] } as Old, steps) as Old
        expect(lifted).toEqual({ version: 4, seen: [1, 2, 3].slice(version - 1) })
        expect(lift(lifted, steps)).toBe(lifted)
      }),
    )
  })

  it.each([0, 5, 1.5, Number.NaN])('of a version that no engine knows is refused: %d', (version) => {
    expect(() => lift({ version }, steps)).toThrow(RangeError)
  })

  it('of today is left as it is', () => {
    const form = compileForm({ schema: { type: 'object', properties: { name: { type: 'string' } } } })
    const { conversation } = begin(form, { locale: 'en', now: new Date(0) })
    expect(upgrade(conversation)).toBe(conversation)
  })
})
