import { describe, expect, it } from 'vitest'
import { snippets } from './template-snippets.ts'

const form = {
  schema: {
    type: 'object',
    required: ['name'],
    properties: {
      name: { type: 'string', title: 'Name' },
      note: { type: 'string', title: 'Note' },
      fee: { type: 'number', title: 'Fee', multipleOf: 0.01 },
      pets: {
        type: 'array',
        title: 'Pets & more',
        items: { type: 'object', properties: { born: { type: 'string', format: 'date', title: 'Born' } } },
      },
    },
  },
  uiSchema: {},
}

describe('what a template is offered', () => {
  const offered = snippets(form, 'en')
  const written = (kind: string) => offered.filter((one) => one.kind === kind).map((one) => one.written)

  it('is a condition for what may be missing, and none for what is always there', () => {
    expect(written('only-if')).toEqual(['{% if answers.note %}<p>Note: …</p>{% endif %}'])
  })

  it('is a table for a list, with its head and its dates in words', () => {
    const [table = ''] = written('rows')
    expect(table).toContain('<caption>Pets &amp; more</caption><thead><tr><th scope="col">Born</th>')
    expect(table).toContain('{% for row in answers.pets %}<tr><td>{{ row.born | day }}</td></tr>{% endfor %}')
  })

  it('is money in the reader’s language', () => {
    expect(written('amount')).toEqual(['{{ answers.fee | money: "EUR" }}'])
  })
})
