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
  const marked = withOutdated(form, pointer, textAt(form, pointer, FIRST_LANGUAGE), text)
  // A key a time, so the rest of the form is not copied.
  if (isUi(pointer)) return { ...marked, uiSchema: written(form.uiSchema ?? {}, keys.slice(1), text) }
  return { ...marked, schema: written(form.schema, keys, text) }
}

/** The words that a translation was made of, when they are other ones now; else undefined. */
export function outdatedAt(form: DesignedForm, pointer: string, locale: string): string | undefined {
  return form.outdated?.[locale]?.[pointer]
}

/** Somebody has looked at the translation: it is right as it is. */
export function markLookedAt(form: DesignedForm, pointer: string, locale: string): DesignedForm {
  const { [pointer]: known, ...others } = form.outdated?.[locale] ?? {}
  return known === undefined ? form : { ...form, outdated: { ...form.outdated, [locale]: others } }
}

/** Marks the translations of a text that becomes another; what becomes again what they translate is right again. */
function withOutdated(form: DesignedForm, pointer: string, before: string, now: string): DesignedForm {
  return Object.keys(form.texts ?? {}).reduce((marked, locale) => {
    if (textAt(form, pointer, locale) === '') return marked
    const translated = outdatedAt(form, pointer, locale) ?? before
    if (translated === now) return markLookedAt(marked, pointer, locale)
    // Of words that were not there, or stood in the other language for want of any, it translates nothing.
    if (translated === '' || translated === textAt(form, pointer, locale)) return marked
    const outdated = { ...marked.outdated, [locale]: { ...marked.outdated?.[locale], [pointer]: translated } }
    return { ...marked, outdated }
  }, form)
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
  const looked = markLookedAt(form, pointer, locale)
  return { ...looked, texts: { ...form.texts, [locale]: text === '' ? others : { ...others, [pointer]: text } } }
}

const isUi = (pointer: string) => pointer.startsWith('/uiSchema/')
const keysOf = (pointer: string) =>
  pointer
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
