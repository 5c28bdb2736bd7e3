import type { UiSchema } from './definition.ts'
import { isObject, put } from './json.ts'

/**
 * The same uiSchema as a form view of RJSF can show it: an order that does not name every property, such as one that only a
 * condition brings, stops it there. As in a conversation, the others follow.
 */
export function uiSchemaForView(uiSchema: UiSchema): UiSchema {
  const shown: UiSchema = {}
  for (const [key, value] of Object.entries(uiSchema)) put(shown, key, settingForView(key, value))
  return shown
}

function settingForView(key: string, value: unknown): unknown {
  if (key === 'ui:order') return withOthers(value)
  if (key === 'ui:options' && isObject(value) && value.order !== undefined)
    return { ...value, order: withOthers(value.order) }
  if (key.startsWith('ui:')) return value
  if (Array.isArray(value)) return value.map((item) => (isObject(item) ? uiSchemaForView(item) : item))
  return isObject(value) ? uiSchemaForView(value) : value
}

function withOthers(order: unknown): unknown {
  return Array.isArray(order) && !order.includes('*') ? [...order, '*'] : order
}
