import type { FormDefinition } from '../definition.ts'
import { isObject } from '../json.ts'
import { escapeKey, valueAt } from '../pointer.ts'
import { type Defect, warning } from './defect.ts'

/** The widgets of react-jsonschema-form, which a conversation knows how to ask. */
const WIDGETS = new Set(
  `alt-date alt-datetime checkbox checkboxes color date date-time datetime email file files hidden password radio range
   rating select text textarea time updown uri url CheckboxWidget TextWidget SelectWidget RadioWidget`.split(/\s+/),
)

/** What a uiSchema names that does not exist. */
export function checkUi({ uiSchema }: FormDefinition): Defect[] {
  const defects: Defect[] = []
  const waiting = [{ value: uiSchema as unknown, pointer: '/uiSchema' }]
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    if (!isObject(place.value)) continue
    for (const [key, value] of Object.entries(place.value)) {
      const pointer = `${place.pointer}/${escapeKey(key)}`
      if (key === 'ui:widget' && typeof value === 'string' && !WIDGETS.has(value)) {
        defects.push(
          warning(
            'unknown-widget',
            pointer,
            `There is no widget called “${value}”; the question is asked by its type.`,
          ),
        )
      }
      if (!key.startsWith('ui:')) waiting.push({ value, pointer })
    }
  }
  return defects
}

/** Translations of texts that do not exist. */
export function checkTexts({ schema, uiSchema, texts }: FormDefinition): Defect[] {
  const document = { schema, uiSchema }
  return Object.entries(isObject(texts) ? texts : {}).flatMap(([locale, byPointer]) =>
    Object.keys(isObject(byPointer) ? byPointer : {}).flatMap((pointer) => {
      const isThere = [`/schema${pointer}`, pointer].some((place) => valueAt(document, place) !== undefined)
      const at = `/texts/${locale}/${escapeKey(pointer)}`
      return isThere ? [] : [warning('text-without-place', at, `There is no text at “${pointer}” to translate.`)]
    }),
  )
}
