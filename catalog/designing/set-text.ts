import { isJsonObject, type JsonObject } from '../json-object.ts'
import { valueAt } from '../json-pointer.ts'
import type { DesignedForm } from './edit-form.ts'

/** The language that a form itself is written in; others are translations by pointer. */
export const FIRST_LANGUAGE = 'en'

/** The text at a pointer (into the schema, or from `/uiSchema`) in a language; empty when there is none. */
export function textAt(form: DesignedForm, pointer: string, locale: string): string {
  if (locale !== FIRST_LANGUAGE)
    return form.texts?.[locale]?.[pointer] ?? form.texts?.[locale]?.[`/schema${pointer}`] ?? ''
  const text = valueAt(isUi(pointer) ? form : form.schema, pointer)
  return typeof text === 'string' ? text : ''
}

/**
 * Writes one text in one language. Without words it is taken away, so that it counts as missing; its translations wait
 * for it to be written anew.
 */
export function setText(form: DesignedForm, pointer: string, locale: string, text: string): DesignedForm {
  if (locale !== FIRST_LANGUAGE) return translate(form, pointer, locale, text)
  const keys = keysOf(pointer)
  // A key a time, so the rest of the form is not copied.
  if (isUi(pointer)) return { ...form, uiSchema: written(form.uiSchema ?? {}, keys.slice(1), text) }
  return { ...form, schema: written(form.schema, keys, text) }
}

function written(parent: JsonObject, [key = '', ...rest]: string[], text: string): JsonObject {
  // A list is copied as a list; its places are keys like others.
  const copy = (Array.isArray(parent) ? [...parent] : { ...parent }) as JsonObject
  const inner = copy[key]
  const isHolder = isJsonObject(inner) || Array.isArray(inner)
  if (rest.length > 0) copy[key] = written(isHolder ? (inner as JsonObject) : {}, rest, text)
  else if (text === '') delete copy[key]
  else copy[key] = text
  return copy
}

function translate(form: DesignedForm, pointer: string, locale: string, text: string): DesignedForm {
  const { [pointer]: _, [`/schema${pointer}`]: __, ...others } = form.texts?.[locale] ?? {}
  return { ...form, texts: { ...form.texts, [locale]: text === '' ? others : { ...others, [pointer]: text } } }
}

const isUi = (pointer: string) => pointer.startsWith('/uiSchema/')
const keysOf = (pointer: string) =>
  pointer
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
