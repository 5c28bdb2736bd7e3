import { describe, expect, it } from 'vitest'
import { checkForm, type FormDefinition } from '../index.ts'
import { choice, follow, object, text, when, yesNo } from '../test/small-form.ts'

const married = yesNo('Married')
const spouse = text('Spouse')

const exampleIn = (locale: string | undefined, definition: FormDefinition, wanted: string) =>
  checkForm(definition, locale).find(({ code }) => code === wanted)?.example

describe('the answers that show a defect', () => {
  const noSpouse = object({ married, spouse: text('Spouse', { not: {} }) })
  const deadEnd: FormDefinition = {
    schema: { ...noSpouse, ...follow(when('married', true), { required: ['spouse'], properties: { spouse: false } }) },
    texts: { ru: { '/properties/married/title': 'Брак' } },
  }

  it.each([
    [undefined, 'Married: Yes → Spouse: …'],
    ['en', 'Married: Yes → Spouse: …'],
    ['ru', 'Брак: Да → Spouse: …'],
  ])('are told in %s with the translations of the form', (locale, words) => {
    expect(exampleIn(locale, deadEnd, 'dead-end')).toBe(words)
  })

  it('name what is left out, and options, in the language too', () => {
    const schema = object(
      { married, kind: choice('Kind', 'a', 'b') },
      { required: ['spouse'], ...follow(when('married', true), object({ spouse })) },
    )
    expect(exampleIn('ru', { schema }, 'required-behind-condition')).toBe('Married: без ответа → Spouse: …')
    const arms = object(
      { kind: choice('Kind', 'a', 'b') },
      {
        required: ['kind', 'spouse'],
        oneOf: [object({ kind: { const: 'a' }, spouse }), object({ kind: { const: 'b' } })],
      },
    )
    const named = { kind: { 'ui:enumNames': ['First', 'Second'] } }
    const texts = { ru: { '/uiSchema/kind/ui:enumNames/1': 'Второй' } }
    expect(exampleIn('ru', { schema: arms, uiSchema: named, texts }, 'required-behind-condition')).toBe(
      'Kind: Второй → Spouse: …',
    )
  })
})
