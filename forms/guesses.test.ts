import { describe, expect, it } from 'vitest'
import { compileForm, formData, type SchemaObject } from './index.ts'
import { expectTranscript, talk } from './test/transcript.ts'

const formOf = (properties: Record<string, SchemaObject>, rest: SchemaObject = {}) =>
  compileForm({ schema: { type: 'object', required: Object.keys(properties), properties, ...rest } })
const country = formOf({ country: { title: 'Country', enum: ['Norway', 'Sweden'] } })
const trained = formOf({ trained: { type: ['boolean', 'null'], title: 'Training?' } })
const place = formOf({
  place: {
    type: 'object',
    title: 'Place',
    oneOf: [
      {
        title: 'By address',
        required: ['street'],
        properties: { street: { type: 'string', title: 'Street' } },
        additionalProperties: false,
      },
      {
        title: 'By coordinates',
        required: ['latitude'],
        properties: { latitude: { type: 'number', title: 'Latitude' } },
        additionalProperties: false,
      },
    ],
  },
})

describe('a misspelt answer', () => {
  it('is read back, and taken on a yes', () => {
    const conversation = expectTranscript(country, 'en', [
      'Country',
      '> Norwey',
      '? Understood: Country: Norway. Is that right? Write “yes” or “no”.',
      '> yes',
      '= Your answers / Country: Norway',
    ])
    expect(formData(country, conversation)).toEqual({ country: 'Norway' })
    expect(formData(country, talk(country, 'en', 'Norwey').conversation)).toEqual({})
  })

  it('is not taken on a no', () => {
    const { conversation, messages } = talk(country, 'en', 'Norwey', 'no')
    expect(messages.at(-1)).toMatchObject({ kind: 'ask', path: '/country' })
    expect(formData(country, conversation)).toEqual({})
  })
})

describe('yes, no or neither', () => {
  it.each([
    ['ru', 'нет', false],
    ['ru', 'не знаю', null],
    ['ru', 'да', true],
    ['en', 'none', false],
    ['en', 'no answer', null],
  ])('in %s “%s”', (locale, text, value) => {
    expect(formData(trained, talk(trained, locale, text).conversation)).toEqual({ trained: value })
  })
})

describe('one of several ways', () => {
  it('is not chosen by a zero', () => {
    expect(talk(place, 'en', '0').messages.at(-1)).toMatchObject({
      kind: 'ask',
      path: '/place',
      input: { kind: 'branch' },
    })
  })

  it('is asked on at the question that is missing', () => {
    expect(talk(place, 'en', '2', 'submit').messages).toMatchObject([
      { kind: 'problem', path: '/place/latitude', code: 'required' },
      { kind: 'ask', path: '/place/latitude' },
    ])
  })
})

it('the same answer twice is refused where a list takes each only once', () => {
  const villages = formOf({
    villages: { type: 'array', title: 'Villages', uniqueItems: true, items: { type: 'string', title: 'Village' } },
  })
  const { messages, conversation } = talk(villages, 'en', 'more', 'Ak-Suu', 'more', 'Ak-Suu')
  expect(messages).toMatchObject([
    { kind: 'problem', path: '/villages/1', code: 'uniqueItems' },
    { kind: 'ask', path: '/villages/1' },
  ])
  expect(formData(villages, conversation)).toEqual({ villages: ['Ak-Suu'] })
})

it('a title that all arms give what tells them apart is the title of the question', () => {
  const arm = (kind: string): SchemaObject => ({
    required: ['kind'],
    properties: { kind: { title: 'Sort of film', enum: [kind] }, [kind]: { type: 'string', title: kind } },
  })
  const form = compileForm({ schema: { type: 'object', oneOf: [arm('long'), arm('short')] } })
  expect(talk(form, 'en').messages[0]).toMatchObject({ path: '/kind', text: 'Sort of film' })
})

it('an item of a tuple is called by its own title', () => {
  const items = [
    { type: 'number', title: 'Latitude' },
    { type: 'number', title: 'Longitude' },
  ]
  const form = formOf({ point: { type: 'array', title: 'Point', items, additionalItems: false } as SchemaObject })
  expect(talk(form, 'en').messages[0]).toMatchObject({ path: '/point/0', text: 'Latitude' })
})
