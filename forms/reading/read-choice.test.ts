import { describe, expect, it } from 'vitest'
import { readChoice, readChoices } from './read-choice.ts'

const options = (...titles: string[]) => titles.map((title, index) => ({ value: `v${index + 1}`, title }))
const countries = options('Switzerland', 'Sweden', 'Serbia', 'South Africa', 'North Macedonia', 'Norway')
const twelve = options(
  'Alpha',
  'Beta',
  'Gamma',
  'Delta',
  'Epsilon',
  'Zeta',
  'Eta',
  'Theta',
  'Iota',
  'Kappa',
  'Lambda',
  'Mu',
)

describe('one of a list', () => {
  it.each([
    [countries, 'Sweden', 'v2'],
    [countries, 'sweden.', 'v2'],
    [countries, 'v3', 'v3'],
    [countries, '2', 'v2'],
    [countries, '№ 2', 'v2'],
    [countries, 'swi', 'v1'],
    [countries, 'swiz', undefined],
    [countries, 'africa', 'v4'],
    [twelve, '12', 'v12'],
    [twelve, '1', 'v1'],
    [twelve, '٣', 'v3'],
    [options('1', '2', '10'), '10', 'v3'],
    [options('Ещё', 'Все'), 'еще', 'v1'],
    [options('A', 'B', 'C'), 'В', 'v2'],
    [options('H-012', 'H-120'), 'H-12', undefined],
    [options('H-120 North', 'H-012 South'), 'H-120', 'v1'],
    [options('C099', 'C100'), 'C999', undefined],
  ])('reads an answer by title, value, number, or beginning: %#', (list, text, value) => {
    const read = readChoice(text, list, 'en')
    expect(read.understood ? read.value : undefined).toBe(value)
  })

  it.each([
    ['switserland', 'v1'],
    ['norwey', 'v6'],
  ])('takes “%s” only as a guess', (text, value) => {
    expect(readChoice(text, countries, 'en')).toEqual({ understood: true, value, isGuess: true })
  })

  it('names no option that has nothing in common with what was written', () => {
    expect(readChoice('7', options('1', '2', '3', '4'), 'en')).toMatchObject({ key: 'problem unread choice' })
  })

  it('asks back when several fit, and names only those', () => {
    expect(readChoice('s', countries, 'en')).toMatchObject({ code: 'ambiguous', parameters: { count: 4 } })
    expect(readChoice('no', countries, 'en')).toMatchObject({ parameters: { options: 'North Macedonia or Norway' } })
  })

  it('names what is near when nothing fits', () => {
    expect(readChoice('norwaj land', countries, 'en')).toMatchObject({ code: 'unread' })
    expect(readChoice('swedne', countries, 'en')).toMatchObject({
      parameters: { options: expect.stringContaining('Sweden') },
    })
  })

  it('never takes a disabled option', () => {
    const list = [
      { value: 'a', title: 'Open' },
      { value: 'b', title: 'Closed', disabled: true as const },
    ]
    expect(readChoice('Closed', list, 'en')).toMatchObject({ understood: false, code: 'disabled' })
  })
})

describe('several of a list', () => {
  it.each([
    ['Sweden, Norway', ['v2', 'v6']],
    ['norway and sweden', ['v6', 'v2']],
    ['1; 3', ['v1', 'v3']],
    ['South Africa, North Macedonia', ['v4', 'v5']],
    ['Sweden\nSweden', ['v2']],
    ['none', []],
  ])('“%s”', (text, value) => {
    expect(readChoices(text, countries, 'en')).toEqual({ understood: true, value })
  })

  it('keeps titles together that hold commas, in the order of the text', () => {
    const list = options('Bread, milk', 'Milk', 'Tea')
    expect(readChoices('Tea, Bread, milk', list, 'en')).toEqual({ understood: true, value: ['v3', 'v1'] })
  })

  it('are a guess when one of them is', () => {
    expect(readChoices('Sweden, norwey', countries, 'en')).toEqual({
      understood: true,
      value: ['v2', 'v6'],
      isGuess: true,
    })
  })

  it('asks again when one of them is not there', () => {
    expect(readChoices('Sweden, Atlantis', countries, 'en')).toMatchObject({ understood: false })
  })
})
