import { expect, it } from 'vitest'
import { formTexts } from './form-texts.ts'

it('finds every text that people read, where it stands', () => {
  const schema = {
    title: 'Car',
    properties: {
      // A question that is called “title” is no text itself.
      title: { type: 'string', description: 'As in the papers', errorMessage: { pattern: 'Letters only' } },
      fuel: { oneOf: [{ const: 'petrol', title: 'Petrol' }], errorMessage: 'Choose one' },
      colour: { enum: ['r', 'g'], enumNames: ['Red', 'Green'] },
    },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { properties: { 'a/b': { title: 'Slash', examples: ['1'], default: 'x' } } },
    definitions: { part: { items: { title: 'Part' } } },
  }
  const uiSchema = {
    'ui:order': ['fuel', 'colour'],
    fuel: {
      'ui:help': 'Ask your garage',
      'ui:widget': 'radio',
      'ui:options': { purpose: 'For the fee', accept: '.pdf' },
    },
    colour: { 'ui:enumNames': ['Ruby', 'Emerald'], 'ui:title': ' ' },
  }
  expect(Object.fromEntries(formTexts({ schema, uiSchema }))).toEqual({
    '/title': 'Car',
    '/properties/title/description': 'As in the papers',
    '/properties/title/errorMessage/pattern': 'Letters only',
    '/properties/fuel/oneOf/0/title': 'Petrol',
    '/properties/fuel/errorMessage': 'Choose one',
    '/properties/colour/enumNames/0': 'Red',
    '/properties/colour/enumNames/1': 'Green',
    '/then/properties/a~1b/title': 'Slash',
    '/definitions/part/items/title': 'Part',
    '/uiSchema/fuel/ui:help': 'Ask your garage',
    '/uiSchema/fuel/ui:options/purpose': 'For the fee',
    '/uiSchema/colour/ui:enumNames/0': 'Ruby',
    '/uiSchema/colour/ui:enumNames/1': 'Emerald',
  })
})
