import { describe, expect, it } from 'vitest'
import { initials, plainName } from './plain-name.ts'

describe('names beside the verified badge', () => {
  it.each(['Registry ✓', 'Registry ✔️', 'Registry ☑', 'Registry 🛡', 'Registry √', '✅ Registry\u200b'])(
    '%s is Registry',
    (name) => {
      expect(plainName(name)).toBe('Registry')
    },
  )

  it('keeps letters, points and quotes of any script', () => {
    expect(plainName('ГУП «Реестр-24», г. Ош')).toBe('ГУП «Реестр-24», г. Ош')
  })

  it('makes initials of the first two words', () => {
    expect(initials('Olga Petrovna Sergeeva')).toBe('OP')
    expect(initials('ольга')).toBe('О')
  })
})
