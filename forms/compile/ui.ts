import type { UiSchema } from '../definition.ts'
import { isObject, own } from '../json.ts'
import { escapeKey } from '../pointer.ts'

/** The uiSchema that belongs to one place of a form, nearest first: arms and conditions add layers of their own. */
export type Ui = readonly UiLayer[]

export type UiLayer = { pointer: string; value: UiSchema }

export const NO_UI: Ui = []

/** The layers of a whole uiSchema. */
export function rootUi(uiSchema: UiSchema | undefined): Ui {
  return isObject(uiSchema) ? [{ pointer: '/uiSchema', value: uiSchema }] : NO_UI
}

/** The layers under a key, or under a list of keys one inside the other. */
export function uiBelow(ui: Ui, ...keys: (string | number)[]): Ui {
  const below: UiLayer[] = []
  for (const layer of ui) {
    let value: unknown = layer.value
    for (const key of keys)
      value = isObject(value) || Array.isArray(value) ? own(value as UiSchema, String(key)) : undefined
    if (isObject(value))
      below.push({ pointer: layer.pointer + keys.map((key) => `/${escapeKey(key)}`).join(''), value })
  }
  return below.length === 0 ? NO_UI : below
}

/** An option, written `ui:name` or inside `ui:options`, with the pointer where it stands. */
export function uiOption(ui: Ui, name: string): { value: unknown; pointer: string } | undefined {
  for (const { pointer, value } of ui) {
    const short = value[`ui:${name}`]
    if (short !== undefined) return { value: short, pointer: `${pointer}/ui:${name}` }
    const options = value['ui:options']
    const long = isObject(options) ? own(options, name) : undefined
    if (long !== undefined) return { value: long, pointer: `${pointer}/ui:options/${escapeKey(name)}` }
  }
  return undefined
}

/** The widget that the author chose, if any. */
export function widgetOf(ui: Ui): string | undefined {
  const widget = uiOption(ui, 'widget')?.value
  return typeof widget === 'string' ? widget : undefined
}
