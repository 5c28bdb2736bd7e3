import { describe, expect, it } from 'vitest'
import { matchingOptions } from './matching-options.ts'

const countries = ['Switzerland', 'Côte d’Ivoire', 'United Kingdom', 'Kingdom of Bhutan', 'Ёлкино'].map((title) => ({
  title,
}))
const titles = (typed: string) => matchingOptions(countries, typed).map(({ title }) => title)

describe('finding an option', () => {
  it('shows all when nothing is typed', () => {
    expect(titles(' ')).toHaveLength(5)
  })

  it('shows all again once one is chosen', () => {
    expect(titles('Switzerland')).toHaveLength(5)
  })

  it('ignores case and accents', () => {
    expect(titles('cote')).toEqual(['Côte d’Ivoire'])
    expect(titles('елк')).toEqual(['Ёлкино'])
  })

  it('matches beginnings of words in any order, those that lead first', () => {
    expect(titles('king')).toEqual(['Kingdom of Bhutan', 'United Kingdom'])
    expect(titles('king unit')).toEqual(['United Kingdom'])
  })

  it('finds nothing in the middle of a word', () => {
    expect(titles('land')).toEqual([])
  })
})
