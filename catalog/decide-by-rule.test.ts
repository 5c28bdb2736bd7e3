import { describe, expect, it } from 'vitest'
import { decideByRule } from './decide-by-rule.ts'

const reason = { en: 'The register says the same.', ru: 'В регистре значится то же.' }
const byRule = (matches: Record<string, string>) => ({
  decision: { by: 'rule' as const, register: 'residents' as const, matches, reason },
})
const decidedOn = (registered: unknown, answered: unknown) =>
  decideByRule(byRule({ street: '/address/street' }), { address: { street: answered } }, { street: registered }).decided

describe('deciding by rule', () => {
  it('grants with the published reason when every match agrees', () => {
    const definition = byRule({ street: '/address/street', house: '/address/house' })
    const answers = { address: { street: 'Lenina', house: '5' } }
    expect(decideByRule(definition, answers, { street: 'lenina', house: 5 })).toEqual({
      decided: true,
      outcome: 'granted',
      reason,
    })
  })

  it.each([
    ['case, punctuation and spacing', 'ул. Ленина, 5', ' Ул  Ленина 5 '],
    ['ё and е', 'Новозёрск', 'новозерск'],
    ['composed and decomposed letters', 'Майская', 'Маи\u0306ская'],
    ['full-width and plain letters', 'Lenina', 'Ｌｅｎｉｎａ'],
    ['one of several registered spellings', ['Linden Street', 'улица Липовая'], 'Улица Липовая'],
    ['a yes', true, true],
  ])('sees no difference in %s', (_, registered, answered) => {
    expect(decidedOn(registered, answered)).toBe(true)
  })

  it.each([
    ['another value', 'Lenina', 'Lesnaya'],
    ['a part of the value', 'Lenina 5', 'Lenina'],
    ['an answer that is missing', 'Lenina', undefined],
    ['an answer that says nothing', 'Lenina', ' – '],
    ['a register that says nothing', undefined, 'Lenina'],
    ['both saying nothing', undefined, undefined],
    ['both being empty', '', ''],
    ['an empty list of spellings', [], 'Lenina'],
    ['й and и', 'Майская', 'Маиская'],
    ['a structure where a word was expected', 'Lenina', { name: 'Lenina' }],
  ])('leaves to an official: %s', (_, registered, answered) => {
    expect(decidedOn(registered, answered)).toBe(false)
  })

  describe('lists of people', () => {
    const household = [
      { name: ['Timur Petrov', 'Тимур Петров'], relation: 'child' },
      { name: 'Nina Petrova', relation: 'parent' },
    ]
    it.each([
      [[{ name: 'Тимур Петров', relation: 'child' }], true],
      [household.map((person) => ({ ...person, name: [person.name].flat()[0] })), true],
      [[], true],
      [[{ name: 'Timur Petrov', relation: 'parent' }], false],
      [
        [
          { name: 'Timur Petrov', relation: 'child' },
          { name: 'Somebody', relation: 'other' },
        ],
        false,
      ],
      [[{ name: 'Timur Petrov' }], false],
      [[{ name: 'Timur Petrov', relation: 'child', guardian: 'yes' }], false],
      [[{}], false],
    ])('%j', (answered, decided) => {
      expect(decidedOn(household, answered)).toBe(decided)
    })

    it('leaves a list to an official when the register keeps none', () => {
      expect(decidedOn('Lenina', [])).toBe(false)
    })
  })

  it.each([
    ['nobody is registered', byRule({ street: '/street' }), undefined],
    ['the rule compares nothing', byRule({}), { street: 'Lenina' }],
    ['an official decides this service', { decision: { by: 'official' as const } }, { street: 'Lenina' }],
  ])('decides nothing when %s', (_, definition, entry) => {
    expect(decideByRule(definition, { street: 'Lenina' }, entry)).toEqual({ decided: false })
  })
})
