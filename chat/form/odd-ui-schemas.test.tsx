// @vitest-environment happy-dom
import type { RJSFSchema, UiSchema } from '@rjsf/utils'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { expect, it } from 'vitest'
import type { FormDefinition } from '#forms'
import { formState } from './form-state.ts'
import { localiseForm } from './localise-form.ts'
import { schemaValidator } from './schema-validator.ts'
import { ThemedForm } from './themed-form.tsx'

/** What a form view shows of a definition. */
function shown(definition: FormDefinition): string {
  const { schema, uiSchema } = localiseForm(definition, 'en')
  const place = document.createElement('div')
  const root = createRoot(place)
  flushSync(() =>
    root.render(
      <ThemedForm
        {...formState}
        schema={schema as RJSFSchema}
        uiSchema={uiSchema as UiSchema}
        validator={schemaValidator}
        formData={{ kind: 'a' }}
      />,
    ),
  )
  const { innerHTML } = place
  flushSync(() => root.unmount())
  return innerHTML
}

const text = (title: string) => ({ type: 'string', title })
const schema = {
  type: 'object',
  properties: {
    kind: { type: 'string', title: 'Kind', enum: ['a', 'b'] },
    name: text('Name'),
    home: { type: 'object', title: 'Home', properties: { street: text('Street'), town: text('Town') } },
    days: { type: 'array', title: 'Days', items: text('Day') },
    note: { title: 'Note', anyOf: [{ type: 'string' }, { type: 'null' }] },
    agree: { type: 'boolean', title: 'Agree' },
  },
  if: { properties: { kind: { const: 'a' } }, required: ['kind'] },
  // biome-ignore lint/suspicious/noThenProperty: the name of a keyword
  then: { properties: { more: text('More') } },
} as FormDefinition['schema']

it.each<[string, UiSchema]>([
  ['an order that leaves questions out', { 'ui:order': ['name'], home: { 'ui:options': { order: ['town'] } } }],
  ['a widget that nobody knows', { name: { 'ui:widget': 'MapPicker' }, home: { town: { 'ui:widget': 'range' } } }],
  ['a field that nobody knows', { home: { 'ui:field': 'geo' }, name: { 'ui:field': 'nowhere' } }],
  [
    'a widget of another type',
    {
      kind: { 'ui:widget': 'updown' },
      days: { 'ui:widget': 'range', items: { 'ui:widget': 'checkbox' } },
      note: { 'ui:widget': 'textarea' },
      agree: { 'ui:options': { widget: 'date', inline: true } },
    },
  ],
])('the form view shows all questions under %s', (_, uiSchema) => {
  const html = shown({ schema, uiSchema })
  for (const title of ['Kind', 'Name', 'Street', 'Town', 'Days', 'Note', 'Agree', 'More'])
    expect(html, title).toContain(title)
})
