import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { begin, compileForm, type Form, formData, type Json, type Reply, rehearse, takeTurn } from './index.ts'
import { isObject } from './json.ts'
import { escapeKey } from './pointer.ts'
import { definitionOf, OWN_FORMS } from './test/own-forms.ts'
import { choice, follow, object, text, whole, yesNo } from './test/small-form.ts'
import { NOW } from './test/transcript.ts'

/** Sends values to their paths, confirming what has to be confirmed, and gives the data. */
function told(form: Form, answers: readonly (readonly [string, Json])[]): Json {
  let { conversation } = begin(form, { locale: 'en', now: NOW })
  const send = (reply: Reply) => {
    const turn = takeTurn(form, conversation, reply, NOW)
    conversation = turn.conversation
    return turn.messages.at(-1)?.kind
  }
  for (const [path, value] of answers)
    if (send({ kind: 'value', path, value }) === 'confirm') send({ kind: 'command', command: 'confirm' })
  return formData(form, conversation)
}

/** Forms in which nothing at the top depends on anything else, with answers to their questions. */
const plain = OWN_FORMS.filter(
  ({ schema }) => isObject(schema) && !/"(if|oneOf|anyOf|not|dependen\w+|allOf)"/.test(JSON.stringify(schema)),
).flatMap((own) => {
  const [data] = own.instances
  const answers = isObject(data) ? Object.entries(data).filter(([, value]) => typeof value !== 'object') : []
  return answers.length < 2
    ? []
    : [
        [
          own.name,
          compileForm(definitionOf(own)),
          answers.map(([name, value]) => [`/${escapeKey(name)}`, value as Json] as const),
        ] as const,
      ]
})

describe('answers that have nothing to do with each other', () => {
  it.each(plain)('come to the same in %s, whichever is given first', (_, form, answers) => {
    const straight = told(form, answers)
    fc.assert(
      fc.property(fc.shuffledSubarray([...answers], { minLength: answers.length }), (order) => {
        expect(told(form, order)).toEqual(straight)
      }),
      { numRuns: 20 },
    )
  })
})

describe('answers that were changed', () => {
  const form = compileForm({
    schema: object(
      { kind: choice('Kind', 'a', 'b'), own: yesNo('Own'), name: text('Name') },
      { oneOf: [object({ kind: { const: 'a' }, x: text('X') }), object({ kind: { const: 'b' }, y: text('Y') })] },
    ),
  })
  const given = fc.oneof(
    fc.tuple(fc.constant('/kind'), fc.constantFrom('a', 'b')),
    fc.tuple(fc.constant('/own'), fc.boolean()),
    fc.tuple(fc.constantFrom('/name', '/x', '/y'), fc.constantFrom('1', '2', '3')),
  )

  it('come to the same as the last ones given straight away', () => {
    fc.assert(
      fc.property(fc.array(given, { maxLength: 15 }), (answers) => {
        const data = told(form, answers)
        const kept = isObject(data)
          ? Object.entries(data).map(([name, value]) => [`/${name}`, value as Json] as const)
          : []
        const kindFirst = [...kept].sort(([a], [b]) => Number(b === '/kind') - Number(a === '/kind'))
        expect(told(form, kindFirst)).toEqual(data)
      }),
    )
  })
})

describe('entries of a map', () => {
  it('that are begun twice before they have a name are one', () => {
    const map = compileForm({
      schema: object(
        { hours: object({}, { title: 'Hours', additionalProperties: text('From – to') }) },
        { required: ['hours'] },
      ),
    })
    let { conversation } = begin(map, { locale: 'en', now: NOW })
    const replies: Reply[] = [
      { kind: 'value', value: true },
      { kind: 'command', command: 'change', target: '/hours' },
      { kind: 'value', value: true },
      { kind: 'value', value: 'monday' },
      { kind: 'value', value: '9–17' },
      { kind: 'value', value: false },
    ]
    for (const reply of replies) ({ conversation } = takeTurn(map, conversation, reply, NOW))
    expect(takeTurn(map, conversation, { kind: 'command', command: 'submit' }, NOW).messages).toMatchObject([
      { kind: 'complete', data: { hours: { monday: '9–17' } } },
    ])
  })
})

describe('a condition that holds only while its question is open', () => {
  const amount = whole('Amount')
  const plan = choice('Plan', 'small', 'large')
  // Without a plan the condition holds, as the standard says.
  const limited = follow({ properties: { plan: { const: 'small' } } }, { properties: { amount: { maximum: 10 } } })
  const form = compileForm({ schema: object({ amount, plan }, { required: ['amount', 'plan'], ...limited }) })

  it('has its question asked before the one that it limits', () => {
    expect(begin(form, { locale: 'en', now: NOW }).messages.at(-1)).toMatchObject({ kind: 'ask', path: '/plan' })
  })

  it.each([
    { amount: 50, plan: 'large' },
    { amount: 5, plan: 'small' },
  ])('%o comes out', (data) => {
    expect(rehearse(form, data, 'value', 'en', NOW)).toMatchObject({ passed: true, data })
  })
})
