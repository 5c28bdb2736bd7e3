import { describe, expect, it } from 'vitest'
import { begin, compileForm, takeTurn } from './index.ts'
import { corpus, fragments } from './test/corpus.ts'
import { NOW } from './test/transcript.ts'

const forms = new Map(corpus('va-forms').map((form) => [form.name, form.definition]))

describe.each(fragments())('single answers to the public form $name', ({ name, fragments: values }) => {
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
})
