import { describe, expect, it } from 'vitest'
import { addQuestion } from './add-question.ts'
import { newDefinition } from './draft-definition.ts'
import { setOptions } from './set-options.ts'
import { setText } from './set-text.ts'
import { placeholders, plainTemplate, templateFromPlain } from './template-text.ts'

let { form } = newDefinition({ en: 'Dogs' }, 'front-desk')
for (const [kind, title] of [
  ['short-text', 'Name'],
  ['date', 'Born'],
  ['yes-no', 'Neutered'],
  ['one-of', 'Breed'],
] as const)
  form = addQuestion(form, { kind, title, within: '/uiSchema' }).form
form = setOptions(form, '/uiSchema/breed', ['Big & small', 'Poodle'])
form = setText(form, '/properties/name/title', 'ru', 'Кличка')

const english = placeholders(form, 'en')

describe('a document as plain text', () => {
  it('is paragraphs with answers by their titles, and reads back as it was written', () => {
    const text = '[Name], born [Born], is registered.\n\nNeutered: [Neutered]. Breed: [Breed]. Fee < 5 & > 1.'
    const template = templateFromPlain(text, english)
    expect(template).toBe(
      '<p>{{ answers.name }}, born {{ answers.born | day }}, is registered.</p>\n' +
        '<p>Neutered: {% if answers.neutered %}yes{% else %}no{% endif %}. Breed: {% case answers.breed %}' +
        "{% when 'bigSmall' %}Big &amp; small{% when 'poodle' %}Poodle{% endcase %}. Fee &lt; 5 &amp; &gt; 1.</p>",
    )
    expect(plainTemplate(template, english)).toBe(text)
  })

  it('names answers in its own language', () => {
    expect(templateFromPlain('Собака: [Кличка]', placeholders(form, 'ru'))).toBe('<p>Собака: {{ answers.name }}</p>')
  })

  it.each(['a', 'a\n\n', 'a\n', '\n\na', '[Nobody]', 'a\n\n\nb'])('keeps %j while it is typed', (text) => {
    expect(plainTemplate(templateFromPlain(text, english), english)).toBe(text)
  })

  it.each(['<table></table>', '<p>{% if answers.name %}x{% endif %}</p>', '<p class="subject">x</p>', 'bare'])(
    'is not made of %s',
    (template) => {
      expect(plainTemplate(template, english)).toBeUndefined()
    },
  )
})
