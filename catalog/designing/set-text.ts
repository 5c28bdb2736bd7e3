import { isJsonObject, type JsonObject } from '../json-object.ts'
import { valueAt } from '../json-pointer.ts'
import { type DesignedForm, editForm, objectAt } from './edit-form.ts'

/** The language that a form itself is written in; others are translations by pointer. */
export const FIRST_LANGUAGE = 'en'

/** The text at a pointer (into the schema, or from `/uiSchema`) in a language; empty when there is none. */
export function textAt(form: DesignedForm, pointer: string, locale: string): string {
  if (locale !== FIRST_LANGUAGE)
    return form.texts?.[locale]?.[pointer] ?? form.texts?.[locale]?.[`/schema${pointer}`] ?? ''
  const text = valueAt(isUi(pointer) ? form : form.schema, pointer)
  return typeof text === 'string' ? text : ''
}

/** Writes one text in one language. Without words it is taken away, so that it counts as missing. */
export function setText(form: DesignedForm, pointer: string, locale: string, text: string): DesignedForm {
  if (locale !== FIRST_LANGUAGE) return translate(form, pointer, locale, text)
  return editForm(form, (copy) => {
    const [key = '', ...holders] = keysOf(isUi(pointer) ? pointer.slice('/uiSchema'.length) : pointer).reverse()
    const root: JsonObject = isUi(pointer) ? copy.uiSchema : copy.schema
    const holder = holders.reverse().reduce<JsonObject>((parent, one) => within(parent, one), root)
    if (text === '') delete holder[key]
    else holder[key] = text
  })
}

function translate(form: DesignedForm, pointer: string, locale: string, text: string): DesignedForm {
  const { [pointer]: _, [`/schema${pointer}`]: __, ...others } = form.texts?.[locale] ?? {}
  return { ...form, texts: { ...form.texts, [locale]: text === '' ? others : { ...others, [pointer]: text } } }
}

function within(parent: JsonObject, key: string): JsonObject {
  const inner = parent[key]
  return Array.isArray(inner) || isJsonObject(inner) ? (inner as JsonObject) : objectAt(parent, key)
}

const isUi = (pointer: string) => pointer.startsWith('/uiSchema/')
const keysOf = (pointer: string) =>
  pointer
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
