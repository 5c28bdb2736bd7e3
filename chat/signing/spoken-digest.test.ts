import { describe, expect, it } from 'vitest'
import { spokenDigest } from './spoken-digest.ts'

describe('a digest that is said aloud', () => {
  it('is four words, in the letters of either language', () => {
    expect(spokenDigest('7f0000013f54dcc1', 'en')).toBe('lusab-babad-gutih-tugad')
    expect(spokenDigest('7f0000013f54dcc1', 'ru')).toBe('лусаб-бабад-гутих-тугад')
  })

  it('is another one when a single bit of its beginning is', () => {
    expect(spokenDigest('7f0000013f54dcc0', 'en')).not.toBe(spokenDigest('7f0000013f54dcc1', 'en'))
  })
})
