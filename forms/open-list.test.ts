import { describe, expect, it } from 'vitest'
import { begin, compileForm, formData } from './index.ts'
import { expectTranscript, NOW, talk } from './test/transcript.ts'

const country = (code: string, title: string, regions: string[]) => ({
  properties: { country: { enum: [code], title }, region: { title: `Region of ${title}`, enum: regions } },
})

const elsewhere = {
  properties: { country: { not: { enum: ['CAN', 'USA'] } }, region: { type: 'string', title: 'Region' } },
}

const form = compileForm({
  schema: {
    type: 'object',
    properties: { street: { type: 'string', title: 'Street' } },
    oneOf: [country('CAN', 'Canada', ['AB', 'BC']), country('USA', 'United States', ['AK', 'AL']), elsewhere],
    required: ['street', 'country'],
  },
})

describe('a list of answers that takes others too', () => {
  it('is asked as one question, with the answers that the form names', () => {
    const { messages } = talk(form, 'en', 'Main Street 1')
    expect(messages.at(-1)).toMatchObject({
      path: '/country',
      input: {
        kind: 'text',
        named: [
          { value: 'CAN', title: 'Canada' },
          { value: 'USA', title: 'United States' },
        ],
      },
    })
  })

  it('takes a named answer by its title and brings the questions of its arm', () => {
    const conversation = expectTranscript(form, 'en', [
      'Street',
      '> Main Street 1',
      'Country',
      '> united states',
      'Region of United States (optional)',
      '> AK',
      '= Your answers / Street: Main Street 1',
      '= Your answers / Country: United States',
      '= Your answers / Region of United States: AK',
    ])
    expect(formData(form, conversation)).toEqual({ street: 'Main Street 1', country: 'USA', region: 'AK' })
  })

  it('takes any other answer as it is written', () => {
    const { conversation } = talk(form, 'en', 'Rue 1', 'France', 'Brittany')
    expect(formData(form, conversation)).toEqual({ street: 'Rue 1', country: 'France', region: 'Brittany' })
  })

  it('leaves an ordinary text as it was', () => {
    const plain = compileForm({ schema: { type: 'object', properties: { name: { type: 'string' } } } })
    const [message] = begin(plain, { locale: 'en', now: NOW }).messages
    expect(message).toMatchObject({ input: { kind: 'text' } })
    expect(message).not.toHaveProperty('input.named')
  })
})
