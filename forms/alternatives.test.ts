import { describe, expect, it } from 'vitest'
import { begin, compileForm, formData, type Json, rehearse, type SchemaObject, takeTurn } from './index.ts'
import { object, text, whole, yesNo } from './test/small-form.ts'
import { NOW } from './test/transcript.ts'

const list = (title: string, items: object, rest: object = {}) => ({ type: 'array', title, items, ...rest })
const none = { type: 'null' }
const SUBMIT = { kind: 'command', command: 'submit' } as const

/** What comes out of answering with some data: by value, by typed words in both languages, and through the form view. */
function outcomes(schema: SchemaObject, data: Json): Json[] {
  const form = compileForm({ schema })
  const { conversation } = begin(form, { locale: 'en', now: NOW })
  const view = takeTurn(form, conversation, { kind: 'value', path: '', value: data }, NOW)
  const told = [
    rehearse(form, data, 'value', 'en', NOW),
    rehearse(form, data, 'text', 'en', NOW),
    rehearse(form, data, 'text', 'ru', NOW),
  ]
  return [...told.map((rehearsal) => rehearsal.data ?? String(rehearsal.trouble)), formData(form, view.conversation)]
}

/** The first question of a form, after some replies by value. */
function asked(schema: SchemaObject, ...values: Json[]) {
  const form = compileForm({ schema })
  let turn = begin(form, { locale: 'en', now: NOW })
  for (const value of values) turn = takeTurn(form, turn.conversation, { kind: 'value', value }, NOW)
  return turn.messages.at(-1)
}

const street = object({ street: text('Street') }, { required: ['street'] })

describe('alternatives come out as they were given', () => {
  it.each<[string, SchemaObject, Json[]]>([
    [
      'an optional one of lists',
      object({ a: { title: 'A', oneOf: [list('Words', text('Word')), list('Numbers', whole('Number'))] } }),
      [{}, { a: ['x', 'y'] }, { a: [7] }],
    ],
    [
      'an optional one of an object and a text',
      object({ a: { title: 'A', anyOf: [{ ...street, title: 'Address' }, text('Box')] } }),
      [{}, { a: { street: 'Elm' } }, { a: '12' }],
    ],
    [
      'alternatives in an alternative',
      object({
        a: {
          title: 'A',
          anyOf: [list('List', text('Item')), { title: 'One', oneOf: [whole('Number'), yesNo('Yes')] }],
        },
      }),
      [{ a: ['x'] }, { a: 3 }, { a: false }],
    ],
    [
      'a text or nothing',
      object({ a: { title: 'A', anyOf: [{ type: 'string', minLength: 3 }, none] } }, { required: ['a'] }),
      [{ a: 'abc' }, { a: null }],
    ],
    [
      'a day, a number and an option or nothing, some by reference',
      object(
        {
          day: { title: 'Day', oneOf: [{ type: 'string', format: 'date' }, none] },
          count: { title: 'Count', anyOf: [none, { type: 'integer', minimum: 2 }] },
          color: { anyOf: [{ $ref: '#/$defs/Color' }, none] },
        },
        { required: ['day', 'count', 'color'], $defs: { Color: { title: 'Color', enum: ['red', 'blue'] } } },
      ),
      [
        { day: '2020-01-31', count: 2, color: 'red' },
        { day: null, count: null, color: null },
      ],
    ],
    [
      'an object or nothing',
      object({ a: { title: 'A', anyOf: [{ ...street, title: 'Address' }, none] } }, { required: ['a'] }),
      [{ a: { street: 'Elm' } }, { a: null }],
    ],
    [
      'a day or a named nothing',
      object(
        {
          a: {
            title: 'A',
            oneOf: [
              { type: 'string', format: 'date', title: 'Until' },
              { ...none, title: 'No end' },
            ],
          },
        },
        { required: ['a'] },
      ),
      [{ a: '2020-01-31' }, { a: null }],
    ],
    ['two sorts of yes or no', object({ a: { title: 'A', anyOf: [yesNo('A'), yesNo('B')] } }), [{ a: true }, {}]],
    [
      'a closed list of objects beside an open object',
      object({
        a: { title: 'A', anyOf: [object({ note: text('Note') }, { title: 'Other' }), { enum: [{ lat: 1 }] }] },
      }),
      [{ a: { lat: 1 } }, { a: { note: 'x' } }],
    ],
    [
      'an option called like the number of another one',
      object({ a: list('A', { anyOf: [{ type: 'string', description: 'A word' }, { enum: [1] }] }) }),
      [{ a: ['x', 1] }],
    ],
    [
      'what only one alternative knows, where nothing tells them apart',
      object(
        {},
        {
          anyOf: [
            object({ kind: { title: 'Kind', enum: ['a'] }, note: text('Note') }),
            object({ kind: { const: 'b' } }),
          ],
        },
      ),
      [{ note: 'x' }, { kind: 'a', note: 'x' }, { kind: 'b' }],
    ],
    [
      'a number or one of a list',
      object({ a: { title: 'A', oneOf: [{ enum: [1] }, { type: 'number', minimum: 2 }] } }),
      [{ a: 5.5 }, { a: 1 }],
    ],
    ['a single one', object({ a: { title: 'A', anyOf: [{ type: 'number' }] } }), [{ a: 5 }, {}]],
    ['an empty option', object({ a: { title: 'A', enum: ['', 'x'] } }), [{ a: '' }, { a: 'x' }]],
    [
      'a text or nothing as OpenAPI says it',
      object({ a: { ...text('A'), nullable: true } }, { required: ['a'] }),
      [{ a: null }, { a: 'x' }],
    ],
    ['nothing, as a list of types', object({ a: { title: 'A', type: ['null'] } }), [{ a: null }, {}]],
    [
      'a number or a text, asked as a number',
      object({ a: { title: 'A', type: ['number', 'string'] } }),
      [{ a: 5 }, { a: 'about five' }],
    ],
  ])('%s', (_, schema, all) => {
    for (const data of all) expect(outcomes(schema, data)).toEqual([data, data, data, data])
  })
})

describe('an alternative without a title is called', () => {
  it.each<[string, object[], string[]]>([
    ['by its kind', [{ type: 'string' }, { type: 'number' }, street], ['A text', 'A number', 'Street']],
    [
      'by what makes it of its sort',
      [
        ...['dog', 'cat'].map((kind) => object({ kind: { const: kind }, age: whole('Age') }, { required: ['kind'] })),
        object({ age: whole('Age') }),
      ],
      ['dog', 'cat', 'Age'],
    ],
    ['by its options', [{ enum: ['red', 'blue'] }, { type: 'integer' }], ['red, blue', 'A number']],
    ['by a short description', [list('', {}, { description: 'Several days' }), none], ['Several days', 'No value']],
    [
      'by what is in a list',
      [list('', text('Name')), list('', { enum: ['a', 'b'] })],
      ['A list: Name', 'A list: a, b'],
    ],
    ['and told apart by a number', [street, street], ['Street (1)', 'Street (2)']],
  ])('%s', (_, arms, titles) => {
    const schema = object({
      a: list('A', { oneOf: arms.map((arm) => ({ ...arm, title: undefined })) }, { minItems: 1 }),
    })
    const ask = asked(JSON.parse(JSON.stringify(schema)), true)
    expect(ask?.kind === 'ask' && ask.input.kind === 'branch' && ask.input.options.map(({ title }) => title)).toEqual(
      titles,
    )
  })
})

it('who says there is something, and then gives nothing, is not asked again', () => {
  const schema = object({ a: { title: 'A', anyOf: [text('Box'), street] } })
  const form = compileForm({ schema })
  let turn = begin(form, { locale: 'en', now: NOW })
  for (const value of [true, 0]) turn = takeTurn(form, turn.conversation, { kind: 'value', value }, NOW)
  turn = takeTurn(form, turn.conversation, { kind: 'command', command: 'skip' }, NOW)
  expect(turn.messages.at(-1)).toMatchObject({ kind: 'review' })
  expect(formData(form, turn.conversation)).toEqual({})
})

describe('a list that must contain something', () => {
  const schema = object({ days: list('Days', text('Day'), { contains: { const: 'Monday' } }) }, { required: ['days'] })

  it('has a first row without asking, and is not closed before it does', () => {
    expect(asked(schema)).toMatchObject({ kind: 'ask', path: '/days/0' })
    const form = compileForm({ schema })
    let turn = begin(form, { locale: 'en', now: NOW })
    for (const value of ['Friday', false]) turn = takeTurn(form, turn.conversation, { kind: 'value', value }, NOW)
    expect(turn.messages).toMatchObject([
      { kind: 'problem', code: 'contains' },
      { kind: 'ask', path: '/days' },
    ])
    expect(outcomes(schema, { days: ['Friday', 'Monday'] })).toContainEqual({ days: ['Friday', 'Monday'] })
  })
})

describe('of things of which exactly one is wanted', () => {
  const schema = object(
    { number: text('Number'), file: text('File'), home: street },
    { oneOf: [{ required: ['number'] }, { required: ['file'] }, { required: ['home'] }] },
  )
  const form = compileForm({ schema })
  const talked = (...values: Json[]) => {
    let turn = begin(form, { locale: 'en', now: NOW })
    for (const value of values) turn = takeTurn(form, turn.conversation, { kind: 'value', value }, NOW)
    return turn
  }

  it('the others are no longer asked once one is given, and are again when it is taken back', () => {
    const given = talked('1')
    expect(given.messages.at(-1)).toMatchObject({ kind: 'review', progress: { remaining: 0 } })
    const open = takeTurn(form, given.conversation, { kind: 'command', command: 'change', target: '/number' }, NOW)
    const left = takeTurn(form, open.conversation, { kind: 'command', command: 'skip' }, NOW)
    const confirmed = takeTurn(form, left.conversation, { kind: 'command', command: 'confirm' }, NOW)
    expect(confirmed.messages.at(-1)).toMatchObject({ kind: 'ask', path: '/file', progress: { remaining: 2 } })
  })

  it('any one of them alone comes out, and two sent together are not lost in silence', () => {
    for (const data of [{ number: '1' }, { file: '2' }, { home: { street: 'Elm' } }])
      expect(outcomes(schema, data)).toEqual([data, data, data, data])
    const { conversation } = talked()
    const both = { kind: 'value', path: '', value: { number: '1', file: '2' } } as const
    const sent = takeTurn(form, takeTurn(form, conversation, both, NOW).conversation, SUBMIT, NOW)
    expect(formData(form, sent.conversation)).toEqual({ number: '1', file: '2' })
    expect(sent.messages).toContainEqual(expect.objectContaining({ kind: 'problem' }))
  })

  it('what is demanded anyway settles the others from the beginning', () => {
    const demanding = object(
      { a: text('A'), b: text('B') },
      { required: ['b'], oneOf: [{ required: ['a'] }, { required: ['b'] }] },
    )
    expect(asked(demanding)).toMatchObject({ kind: 'ask', path: '/b' })
    expect(asked(demanding, 'x')).toMatchObject({ kind: 'review' })
  })
})

it('a form that is one question without a title still asks something', () => {
  expect(asked({ type: 'string' })).toMatchObject({ kind: 'ask', text: 'Your answer' })
})
