import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordDiff } from './word-diff.ts'

describe('how one text becomes another', () => {
  it('is told by words', () => {
    expect(wordDiff('It takes ten days.', 'It takes about five days.')).toEqual([
      { kind: 'same', text: 'It takes ' },
      { kind: 'gone', text: 'ten ' },
      { kind: 'new', text: 'about five ' },
      { kind: 'same', text: 'days.' },
    ])
  })

  it('gives both texts back', () => {
    const text = fc.array(fc.constantFrom('a ', 'b ', 'c', '\n', ' dog ')).map((words) => words.join(''))
    fc.assert(
      fc.property(text, text, (before, now) => {
        const runs = wordDiff(before, now)
        const without = (kind: string) =>
          runs
            .filter((run) => run.kind !== kind)
            .map((run) => run.text)
            .join('')
        expect(without('gone')).toBe(now)
        expect(without('new')).toBe(before)
      }),
    )
  })

  it('shows long texts whole', () => {
    const long = 'word '.repeat(500)
    expect(wordDiff(long, 'x')).toEqual([
      { kind: 'gone', text: long },
      { kind: 'new', text: 'x' },
    ])
  })
})
