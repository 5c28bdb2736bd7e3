import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { InputKind } from '#forms'
import { anAsk } from '../test/a-conversation.ts'
import { TextsProvider } from '../texts/texts.tsx'
import type { Ask } from './open-step.ts'
import { Question } from './question.tsx'
import { answersByPressing, answersInWords } from './question-control.tsx'

const options = ['A', 'B', 'C'].map((title) => ({ value: title, title }))
const many = Array.from({ length: 8 }, (_, index) => ({ value: index, title: `Option ${index}` }))

/** One of every kind: a new kind does not compile until it is here. */
const inputs: Record<InputKind, Ask['input']> = {
  text: { kind: 'text' },
  longText: { kind: 'longText' },
  number: { kind: 'number' },
  integer: { kind: 'integer' },
  boolean: { kind: 'boolean', options: options.slice(0, 2) },
  date: { kind: 'date' },
  time: { kind: 'time' },
  dateTime: { kind: 'dateTime' },
  choice: { kind: 'choice', options },
  choices: { kind: 'choices', options },
  file: { kind: 'file', maxSize: 1_000_000 },
  files: { kind: 'files' },
  gate: { kind: 'gate' },
  branch: { kind: 'branch', options: [{ index: 0, title: 'A', schemaPath: '' }] },
  more: { kind: 'more', count: 1, max: 5 },
  key: { kind: 'key', taken: [] },
}

function drawn(ask: Ask, { changing = false, problems = [] as string[] } = {}): string {
  const wrong = problems.map((text) => ({ kind: 'problem' as const, path: ask.path, code: text, text }))
  const nothing = () => {}
  return renderToStaticMarkup(
    <TextsProvider locale="en">
      <Question
        step={{ kind: 'ask', seq: 1, ask, problems: wrong, changing }}
        lang="en"
        busy={false}
        upload={async () => ({})}
        announce={nothing}
        onValue={nothing}
        onText={nothing}
      />
    </TextsProvider>,
  )
}

const count = (text: string, html: string) => html.split(text).length - 1

describe('a question', () => {
  it.each(Object.entries(inputs))('of the kind %s has a control, or the text box is it', (_kind, input) => {
    const ask = anAsk('/a', { input })
    const hasControl = /<(input|button|textarea)/.test(drawn(ask).replace(/<div class="question-actions">.*$/, ''))
    expect(hasControl).toBe(!answersInWords(ask))
  })

  it.each(Object.entries(inputs))('of the kind %s shows its title once, as the label', (_kind, input) => {
    const html = drawn(anAsk('/a', { title: 'The title', text: 'The title', input }))
    expect(count('The title', html)).toBe(1)
    expect(html).toContain('<h3 id="step-title">The title</h3>')
  })

  it.each([
    [{ kind: 'choice' as const, options }, true],
    [{ kind: 'choice' as const, options: many }, false],
    [{ kind: 'choice' as const, options, search: true as const }, false],
    [inputs.gate, true],
    [inputs.more, true],
    [inputs.choices, false],
    [inputs.date, false],
  ])('%j is answered by pressing: %s', (input, expected) => {
    const ask = anAsk('/a', { input })
    expect(answersByPressing(ask)).toBe(expected)
    expect(drawn(ask).includes('Continue')).toBe(!expected)
  })

  it('says in words that it need not be answered, without an asterisk', () => {
    const html = drawn(anAsk('/a', { title: 'Flat', text: 'Flat', required: false }))
    expect(html).toContain('Flat (optional)')
    expect(html).not.toContain('*')
  })

  it('ties help and problems to the control', () => {
    const html = drawn(anAsk('/a', { help: 'As in the passport.', input: inputs.date }), { problems: ['No such day.'] })
    expect(count('aria-describedby="step-help step-problem"', html)).toBe(3)
    expect(html).toMatch(/id="step-problem".*No such day\./)
  })

  it('offers what is known already and keeps it only when it is pressed', () => {
    const html = drawn(anAsk('/a', { suggestion: '1990-03-27', input: inputs.date }))
    expect(html).toContain('27 March 1990')
    expect(html).toContain('value=""')
  })

  it('begins a change with the present answer', () => {
    const html = drawn(anAsk('/a', { suggestion: '1990-03-27', input: inputs.date }), { changing: true })
    expect(html).toContain('value="1990"')
    expect(html).toContain('Save')
  })
})
