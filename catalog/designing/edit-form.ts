import { isJsonObject, type JsonObject } from '../json-object.ts'
import { escapeKey, valueAt } from '../json-pointer.ts'
import type { ServiceDefinition } from '../service-definition.ts'

export type DesignedForm = ServiceDefinition['form']

/** A form that may be changed in place: nobody else has it. */
export type FormCopy = { schema: JsonObject; uiSchema: JsonObject }

type Translations = Record<string, Record<string, string>>

/** Where a copy carries its translations while it is changed: beside the texts themselves. */
const TRANSLATIONS = Symbol('translations')
type Marked = { [TRANSLATIONS]?: Translations }

/**
 * The form as `change` leaves it. Translations are kept by pointer, which moving a question would leave behind; so for
 * the time of the change each is tied to its text, and goes where that goes. What was not touched stays as it is.
 */
export function editForm(form: DesignedForm, change: (copy: FormCopy) => void): DesignedForm {
  const copy = { schema: cloned(form.schema), uiSchema: cloned(form.uiSchema ?? {}) }
  const unplaced = tie(copy, { ...form.texts, ...marked(form.outdated) })
  change(copy)
  const texts = { ...unplaced }
  untie(copy.schema, '', texts)
  untie(copy.uiSchema, '/uiSchema', texts)
  const outdated = unmarked(texts)
  return { ...form, ...copy, texts, ...(Object.keys(outdated).length > 0 && { outdated }) }
}

const MARK = 'outdated '

/** What is outdated goes along like the translations themselves. No language is named so. */
const marked = (outdated: Translations = {}): Translations =>
  Object.fromEntries(Object.entries(outdated).map(([locale, texts]) => [MARK + locale, texts]))

function unmarked(texts: Translations): Translations {
  const outdated: Translations = {}
  for (const [name, words] of Object.entries(texts)) {
    if (!name.startsWith(MARK)) continue
    outdated[name.slice(MARK.length)] = words
    delete texts[name]
  }
  return outdated
}

/** Ties every translation to its text; those of a text that is not there are given back. */
function tie(copy: FormCopy, texts: Translations): Translations {
  const unplaced: Translations = {}
  for (const [locale, byPointer] of Object.entries(texts)) {
    unplaced[locale] = {}
    for (const [pointer, text] of Object.entries(byPointer)) {
      const place = placeOf(copy, pointer)
      if (!place) unplaced[locale][pointer] = text
      else mark(place, locale, text)
    }
  }
  return unplaced
}

function mark({ parent, key }: Place, locale: string, text: string): void {
  const marks = parent[TRANSLATIONS] ?? {}
  marks[key] = { ...marks[key], [locale]: text }
  parent[TRANSLATIONS] = marks
}

type Place = { parent: Marked; key: string }

function placeOf(copy: FormCopy, pointer: string): Place | undefined {
  const cut = pointer.lastIndexOf('/')
  const key = pointer
    .slice(cut + 1)
    .replaceAll('~1', '/')
    .replaceAll('~0', '~')
  const holder = pointer.slice(0, cut)
  const parent = holder === '/uiSchema' || holder.startsWith('/uiSchema/') ? valueAt(copy, holder) : inSchema()
  if (typeof parent !== 'object' || parent === null || !Object.hasOwn(parent, key)) return undefined
  return { parent, key }

  // A pointer into the schema may also be written from the definition's root.
  function inSchema(): unknown {
    return valueAt(copy.schema, holder) ?? (/^\/schema(\/|$)/.test(holder) ? valueAt(copy, holder) : undefined)
  }
}

function untie(value: unknown, pointer: string, texts: Translations): void {
  if (typeof value !== 'object' || value === null) return
  const marks = (value as Marked)[TRANSLATIONS] ?? {}
  delete (value as Marked)[TRANSLATIONS]
  for (const [key, inner] of Object.entries(value)) {
    const here = `${pointer}/${escapeKey(key)}`
    for (const [locale, text] of Object.entries(Object.hasOwn(marks, key) ? (marks[key] ?? {}) : {})) {
      const ofLocale = texts[locale] ?? {}
      texts[locale] = ofLocale
      ofLocale[here] = text
    }
    untie(inner, here, texts)
  }
}

/** A deep copy of what is JSON. */
export function cloned<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value
}

/** The object under a key, made when it is not there. */
export function objectAt(parent: JsonObject, key: string): JsonObject {
  const found = parent[key]
  if (isJsonObject(found)) return found
  const made: JsonObject = {}
  parent[key] = made
  return made
}
