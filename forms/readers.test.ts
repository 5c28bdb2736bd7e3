import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  begin,
  compileForm,
  describeAnswer,
  type Form,
  formData,
  type Json,
  type SchemaObject,
  takeTurn,
} from './index.ts'
import { NOW } from './test/transcript.ts'

/** A form with one question, and answers to it that may be given. */
type Kind = { name: string; question: SchemaObject; answers: fc.Arbitrary<Json> }

const TOWNS = ['Köln', 'St. Gallen', 'Bishkek, Sverdlov', 'New York (Manhattan)', 'Osh', 'Ош', 'H-12', 'H-120', '1990']

const two = (number: number) => String(number).padStart(2, '0')
const days = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${two(hour)}:${two(minute)}:00`)
const cents = fc.integer({ min: -99_999_999, max: 99_999_999 }).map((number) => number / 100)

const KINDS: Kind[] = [
  { name: 'a day', question: { type: 'string', format: 'date' }, answers: days },
  { name: 'a time', question: { type: 'string', format: 'time' }, answers: times },
  { name: 'a number', question: { type: 'number' }, answers: cents },
  { name: 'a whole number', question: { type: 'integer' }, answers: fc.integer({ min: -1e12, max: 1e12 }) },
  { name: 'yes or no', question: { type: 'boolean' }, answers: fc.boolean() },
  { name: 'one of a list', question: { type: 'string', enum: TOWNS }, answers: fc.constantFrom(...TOWNS) },
  {
    name: 'some of a list',
    question: { type: 'array', uniqueItems: true, items: { type: 'string', enum: TOWNS } } as SchemaObject,
    answers: fc.subarray(TOWNS, { minLength: 1 }),
  },
]

const formOf = (question: SchemaObject) =>
  compileForm({ schema: { type: 'object', properties: { it: question }, required: ['it'] } })

/** The data after one reply, and what was said. */
function replying(form: Form, locale: string, reply: Parameters<typeof takeTurn>[2]) {
  const turn = takeTurn(form, begin(form, { locale, now: NOW }).conversation, reply, NOW)
  return { ...turn, data: formData(form, turn.conversation) }
}

describe.each(['en', 'en-US', 'ru'])('an answer that was taken, in %s', (locale) => {
  it.each(KINDS)('is read as the same again when it is typed as it was shown: $name', ({ question, answers }) => {
    const form = formOf(question)
    fc.assert(
      fc.property(answers, (answer) => {
        const taken = replying(form, locale, { kind: 'value', value: answer })
        expect(taken.data).toEqual({ it: answer })
        const shown = describeAnswer(form, taken.conversation, '/it')?.text ?? ''
        const again = replying(form, locale, { kind: 'text', text: shown })
        expect({ shown, data: again.data }).toEqual({ shown, data: { it: answer } })
      }),
      { numRuns: 200 },
    )
  })
})

describe('anything at all, typed as an answer', () => {
  const naughty = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constantFrom(
      '__proto__',
      'constructor',
      '\u202e31.12.1990',
      '١٢٬٣٤٥',
      '1e400',
      '-0',
      '0x10',
      '½',
      'NaN',
      '١٩٩٠/٠٥/١٢',
    ),
    fc.stringMatching(/^[0-9.,\s/:-]{1,20}$/),
  )

  it.each(KINDS)('is an answer that fits or a problem in words: $name', ({ question }) => {
    const form = formOf(question)
    fc.assert(
      fc.property(naughty, fc.constantFrom('en', 'ru', 'ar', 'zz-ZZ'), (text, locale) => {
        const { data, messages } = replying(form, locale, { kind: 'text', text })
        const isTaken = Object.keys(data as object).length > 0
        const last = messages.at(-1)
        expect(isTaken ? ['review', 'confirm'] : ['ask', 'confirm']).toContain(last?.kind)
        if (!isTaken && last?.kind === 'ask') expect(messages.length).toBeGreaterThan(1)
        expect(({} as Record<string, unknown>).it).toBeUndefined()
      }),
      { numRuns: 300 },
    )
  })
})
