import { describe, expect, it } from 'vitest'
import { begin, compileForm, type FormDefinition, takeTurn } from './index.ts'
import { corpus, fragments } from './test/corpus.ts'
import { NOW } from './test/transcript.ts'

const own: FormDefinition = {
  schema: {
    type: 'object',
    title: 'A vehicle',
    required: ['plate', 'seats', 'since'],
    properties: {
      plate: { type: 'string', title: 'Number plate', pattern: '^[A-Z]{2}[0-9]{4}$', examples: ['AB1234'] },
      seats: { type: 'integer', title: 'Seats', minimum: 1, maximum: 9 },
      since: { type: 'string', format: 'date', title: 'Yours since' },
    },
  },
}
const ownFragments = [
  { path: '/plate', value: 'AB1234', valid: true },
  { path: '/plate', value: 'A1', valid: false },
  { path: '/seats', value: 5, valid: true },
  { path: '/seats', value: 0, valid: false },
  { path: '/since', value: '2020-02-29', valid: true },
  { path: '/since', value: '2021-02-29', valid: false },
]

const forms = new Map(corpus('va-forms').map((form) => [form.name, form.definition]))
forms.set('of our own', own)

describe.each([{ name: 'of our own', fragments: ownFragments }, ...fragments()])(
  'single answers to the form $name',
  ({ name, fragments: values }) => {
    it('are accepted or refused as its schema says, and a refusal speaks to people', () => {
      const form = compileForm(forms.get(name) ?? { schema: false })
      for (const { path, value, valid } of values) {
        const { conversation } = begin(form, { locale: 'en', now: NOW })
        const { messages } = takeTurn(form, conversation, { kind: 'value', path, value }, NOW)
        const problems = messages.filter((message) => message.kind === 'problem')
        expect(problems.length === 0, `${path} ${JSON.stringify(value)}`).toBe(valid)
        const words = problems.map(({ text }) => text.replace(/“[^”]*”/g, '“…”'))
        for (const text of words) expect(text).not.toMatch(/pattern|invalid|regex|instance|schema|\^/i)
      }
    })
  },
)
