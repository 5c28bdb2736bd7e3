import { describe, expect, it } from 'vitest'
import { withSnippet } from './insert-snippet.ts'
import { snippets } from './template-snippets.ts'
import { placeholders } from './template-text.ts'
import { dogForm } from './test/dog-form.ts'

const form = dogForm()
const known = placeholders(form, 'en')
const snippet = (kind: string) => {
  const found = snippets(form, 'en').find((one) => one.kind === kind)
  if (!found) throw new Error(`No snippet: ${kind}`)
  return found
}
const plain = 'The dog [Name] & its owner.\n\nSeen & signed.'

describe('putting more than an answer into a plain text', () => {
  it('makes a template of it, with a paragraph that is there only sometimes behind the one that was written in', () => {
    expect(withSnippet(plain, 3, snippet('only-if'), known)).toBe(
      [
        '<p>The dog {{ answers.theDog.name }} &amp; its owner.</p>',
        '{% if answers.neutered %}<p>Neutered: …</p>{% endif %}',
        '<p>Seen &amp; signed.</p>',
      ].join('\n'),
    )
  })

  it('puts an amount where the person last wrote', () => {
    const amount = { kind: 'amount', title: 'Fee', written: '{{ answers.fee | money: "EUR" }}' } as const
    expect(withSnippet('You paid .', 9, amount, known)).toBe('<p>You paid {{ answers.fee | money: "EUR" }}.</p>')
  })

  it('begins an empty text', () => {
    expect(withSnippet('', 0, snippet('only-if'), known)).toBe('{% if answers.neutered %}<p>Neutered: …</p>{% endif %}')
  })
})
