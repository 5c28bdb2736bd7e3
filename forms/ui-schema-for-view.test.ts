import { expect, it } from 'vitest'
import { uiSchemaForView } from './index.ts'

it('an order is followed by what it does not name, wherever it stands, and stays where it says so itself', () => {
  const rows = { items: [{ 'ui:order': ['x'] }, { 'ui:options': { order: ['y', '*'] } }] }
  expect(uiSchemaForView({ 'ui:order': ['*', 'a'], a: { 'ui:options': { order: ['b'], rows: 2 } }, rows })).toEqual({
    'ui:order': ['*', 'a'],
    a: { 'ui:options': { order: ['b', '*'], rows: 2 } },
    rows: { items: [{ 'ui:order': ['x', '*'] }, { 'ui:options': { order: ['y', '*'] } }] },
  })
})

it('the author’s uiSchema stays as it was', () => {
  const uiSchema = { 'ui:order': ['a'], 'ui:title': 'T' }
  expect(uiSchemaForView(uiSchema)).toEqual({ 'ui:order': ['a', '*'], 'ui:title': 'T' })
  expect(uiSchema).toEqual({ 'ui:order': ['a'], 'ui:title': 'T' })
})
