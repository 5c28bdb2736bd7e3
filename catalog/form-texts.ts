import { isJsonObject, type JsonObject } from './json-object.ts'
import { escapeKey } from './json-pointer.ts'

/** JSON Pointer of a text that people read → the text as the author wrote it. */
export type FormTexts = Map<string, string>

const SHOWN_BY_UI = [
  'title',
  'question',
  'more',
  'description',
  'help',
  'placeholder',
  'section',
  'purpose',
  'legalBasis',
]

/** Keywords whose value is a schema, a list of schemas, or schemas by name. */
const ONE = ['additionalProperties', 'contains', 'else', 'items', 'then']
const MANY = ['allOf', 'anyOf', 'items', 'oneOf', 'prefixItems']
const NAMED = ['$defs', 'definitions', 'dependencies', 'dependentSchemas', 'patternProperties', 'properties']

/** Every text of a form that must exist in each language. Examples are left out: many are the same in all languages. */
export function formTexts(form: { schema: JsonObject; uiSchema?: JsonObject | undefined }): FormTexts {
  const texts: FormTexts = new Map()
  fromSchema(form.schema, '', texts)
  fromUi(form.uiSchema, '/uiSchema', texts)
  return texts
}

function fromSchema(schema: unknown, at: string, texts: FormTexts): void {
  if (!isJsonObject(schema)) return
  add(texts, `${at}/title`, schema.title)
  add(texts, `${at}/description`, schema.description)
  addEach(texts, `${at}/errorMessage`, schema.errorMessage)
  addEach(texts, `${at}/enumNames`, schema.enumNames)
  for (const key of ONE) fromSchema(schema[key], `${at}/${key}`, texts)
  for (const key of MANY) {
    const inner: unknown[] = Array.isArray(schema[key]) ? schema[key] : []
    for (const [index, one] of inner.entries()) fromSchema(one, `${at}/${key}/${index}`, texts)
  }
  for (const key of NAMED) {
    for (const [name, inner] of entries(schema[key])) fromSchema(inner, `${at}/${key}/${escapeKey(name)}`, texts)
  }
}

function fromUi(ui: unknown, at: string, texts: FormTexts): void {
  for (const [key, value] of entries(ui)) {
    const here = `${at}/${escapeKey(key)}`
    if (!key.startsWith('ui:')) fromUi(value, here, texts)
    else if (key === 'ui:options') {
      for (const name of SHOWN_BY_UI) add(texts, `${here}/${name}`, isJsonObject(value) ? value[name] : undefined)
      addEach(texts, `${here}/enumNames`, isJsonObject(value) ? value.enumNames : undefined)
    } else if (key === 'ui:enumNames') addEach(texts, here, value)
    else if (SHOWN_BY_UI.includes(key.slice(3))) add(texts, here, value)
  }
}

function add(texts: FormTexts, pointer: string, text: unknown): void {
  if (typeof text === 'string' && text.trim() !== '') texts.set(pointer, text)
}

/** One text, or texts in a list or by name. */
function addEach(texts: FormTexts, pointer: string, value: unknown): void {
  add(texts, pointer, value)
  if (typeof value !== 'object' || value === null) return
  for (const [key, text] of Object.entries(value)) add(texts, `${pointer}/${escapeKey(key)}`, text)
}

const entries = (value: unknown): [string, unknown][] => (isJsonObject(value) ? Object.entries(value) : [])
