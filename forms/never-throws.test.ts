import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isValid } from './compile/validate.ts'
import { begin, COMMANDS, compileForm, type Form, result, takeTurn } from './index.ts'
import { definitionOf, OWN_FORMS } from './test/own-forms.ts'
import { NOW } from './test/transcript.ts'

const forms: [string, Form][] = OWN_FORMS.map((own) => [own.name, compileForm(definitionOf(own))])

const words = fc.oneof(
  fc.constantFrom(
    'yes',
    'no',
    'more',
    'enough',
    'да',
    'нет',
    '1',
    '2',
    '12.05.1990',
    '42',
    'Anna',
    'a@example.org',
    '',
    'back',
    'change',
    '9:30',
  ),
  fc.string({ unit: 'binary' }),
)
const reply = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('text'), text: words }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('text'), text: words, prompt: fc.nat(20) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('value'),
      value: fc.oneof(fc.boolean(), fc.nat(3), words, fc.jsonValue()),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('value'), value: fc.anything(), path: words.map((text) => `/${text}`) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('command'), command: fc.constantFrom(...COMMANDS) }) },
  { weight: 1, arbitrary: fc.anything() },
)

describe.each(forms)('the form %s', (_, form) => {
  it('answers any reply with a turn, leaves the conversation as it was, and never completes with data that do not fit', {
    timeout: 60_000,
  }, () => {
    fc.assert(
      fc.property(fc.array(reply, { maxLength: 30 }), fc.constantFrom('en', 'ru'), (replies, locale) => {
        let { conversation } = begin(form, { locale, now: NOW })
        for (const next of replies) {
          const before = JSON.stringify(conversation)
          const turn = takeTurn(form, conversation, next as never, NOW)
          expect(JSON.stringify(conversation)).toBe(before)
          expect(turn.messages.length).toBeGreaterThan(0)
          expect(JSON.parse(JSON.stringify(turn.conversation))).toEqual(turn.conversation)
          for (const message of turn.messages) {
            if (message.kind === 'complete') expect(isValid(form, message.data, form.schema.root)).toBe(true)
          }
          conversation = turn.conversation
        }
        const revived = JSON.parse(JSON.stringify(conversation))
        expect(result(form, revived)).toEqual(result(form, conversation))
        const help = { kind: 'command', command: 'help' } as const
        expect(takeTurn(form, revived, help, NOW)).toEqual(takeTurn(form, conversation, help, NOW))
      }),
      { numRuns: 12 },
    )
  })
})
