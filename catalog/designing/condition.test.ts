import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Condition, clausesOf } from './condition.ts'
import { conditionInWords } from './condition-in-words.ts'
import { conditionSchema } from './condition-schema.ts'
import { dayOfPattern, patternOfDatesFrom } from './dates-from.ts'
import { readCondition } from './read-condition.ts'

const day = fc
  .date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

const path = fc.constantFrom(['a'], ['b'], ['section', 'c'], ['section', 'd'])
const clause = fc.oneof(
  fc.record({ path, verb: fc.constantFrom('is', 'is-not', 'includes', 'includes-not'), value: fc.string() }),
  fc.record({ path, verb: fc.constantFrom('at-least', 'at-most', 'more-than', 'less-than'), value: fc.integer() }),
  fc.record({ path, verb: fc.constantFrom('from', 'before'), value: day }),
  fc.record({ path, verb: fc.constantFrom('answered', 'not-answered') }),
  fc.record({ path, verb: fc.constant('one-of'), values: fc.array(fc.string(), { minLength: 1 }) }),
)
const clauses = fc.array(clause, { minLength: 1, maxLength: 4 })
const condition = fc.oneof(
  clauses,
  fc.record({ any: fc.array(clauses, { minLength: 2, maxLength: 3 }) }).map((any) => [any]),
  fc
    .tuple(
      clauses,
      fc.record({
        any: fc.array(
          clause.map((one) => [one]),
          { minLength: 2, maxLength: 3 },
        ),
      }),
    )
    .map(([all, any]) => [...all, any]),
) as fc.Arbitrary<unknown> as fc.Arbitrary<Condition>

describe('a condition', () => {
  it('is read back from its schema with nothing lost, and written again the same', () => {
    fc.assert(
      fc.property(condition, (said) => {
        const read = readCondition(conditionSchema(said))
        // “Is answered” is said by every other clause about the same answer, and so may be left out.
        const lasting = (all: Condition) =>
          new Set(
            clausesOf(all)
              .filter(({ verb }) => verb !== 'answered')
              .map((one) => JSON.stringify(one)),
          )
        expect(read && lasting(read)).toEqual(lasting(said))
        expect(read && readCondition(conditionSchema(read))).toEqual(read)
      }),
    )
  })

  it.each([
    ['a pattern', { properties: { a: { pattern: '^x' } }, required: ['a'] }],
    ['an answer that may be missing', { properties: { a: { const: 1 } } }],
    ['three levels', { anyOf: [{ allOf: [{ anyOf: [{ required: ['a'] }, { required: ['b'] }] }] }] }],
    ['a keyword of its own', { required: ['a'], 'x-own': true }],
  ])('that says %s is left to the schema', (_, schema) => {
    expect(readCondition(schema)).toBeUndefined()
  })

  it('reads as a sentence in both languages', () => {
    const said: Condition = [
      { path: ['born'], verb: 'before', value: '2006-03-27' },
      { any: [[{ path: ['income'], verb: 'less-than', value: 900 }], [{ path: ['pension'], verb: 'not-answered' }]] },
    ]
    const words = (locale: string) => conditionInWords({ schema: {} }, [], '/uiSchema', said, locale)
    expect(words('en')).toBe(
      '“born” is before 27 March 2006 and (“income” is less than 900 or “pension” is not answered)',
    )
    expect(words('ru')).toBe('«born»: раньше 27 марта 2006 г. и («income»: меньше 900 или «pension»: нет ответа)')
  })
})

describe('a pattern of dates', () => {
  it('takes exactly the days from the one it is made of, which it gives back', () => {
    fc.assert(
      fc.property(day, day, (from, other) => {
        const pattern = patternOfDatesFrom(from)
        expect(new RegExp(pattern, 'u').test(other)).toBe(other >= from)
        expect(dayOfPattern(pattern)).toBe(from)
      }),
    )
  })

  it('is not told from one that only looks like it', () => {
    expect(dayOfPattern('^(2006-03-27)$')).toBeUndefined()
  })
})
