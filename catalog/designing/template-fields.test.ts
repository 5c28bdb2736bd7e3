import { describe, expect, it } from 'vitest'
import { templateFields, unknownAnswers, unknownPlaceholders } from './template-fields.ts'
import { placeholders } from './template-text.ts'
import { dogForm } from './test/dog-form.ts'

const form = dogForm()

describe('what a template can name', () => {
  it('is each answer by the title of its question, and what is known of the case', () => {
    const fields = templateFields(form, 'ru')
    expect(fields).toContainEqual({ name: 'answers.theDog.name', title: 'Кличка' })
    expect(fields.map(({ name }) => name)).toContain('decision.decidedOn')
  })

  it('is told apart from what the form does not ask for, with the line', () => {
    const template = [
      '<p>{{ answers.theDog.name }} {{ answers.theDog.nmae | day }}</p>',
      "{% if answers.chip == 'answers.no' %}answers.other{% endif %}",
    ].join('\n')
    expect(unknownAnswers(template, form)).toEqual([
      { name: 'answers.theDog.nmae', line: 1 },
      { name: 'answers.chip', line: 2 },
    ])
  })

  it('may go on below what the form leaves open, such as how many there are', () => {
    const list = {
      schema: { type: 'object', properties: { dogs: { type: 'array', items: { type: 'object', properties: {} } } } },
    }
    expect(unknownAnswers('{{ answers.dogs.size }}', list)).toEqual([])
  })

  it('is told apart in plain text, too: other words in brackets', () => {
    expect(unknownPlaceholders('The dog [Name]\n\nof breed [Bred].', placeholders(form, 'en'))).toEqual([
      { name: '[Bred]', line: 3 },
    ])
  })
})
