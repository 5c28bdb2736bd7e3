import { isJsonObject, type JsonObject } from '../json-object.ts'
import { cloned } from './edit-form.ts'

/** What can be asked, by what people mean and not by the type of the value, in the order of the palette. */
export const KINDS = [
  'short-text',
  'long-text',
  'number',
  'amount',
  'date',
  'time',
  'yes-no',
  'one-of',
  'several-of',
  'file',
  'address',
  'person',
  'list',
  'section',
  'info',
] as const

export type Kind = (typeof KINDS)[number]

/** What a form may hold besides: things that were written in the schema and are kept as they are. */
export type AnyKind = Kind | 'other'

/** Schema and uiSchema of a question of a kind, without its title. Texts that come along are in English. */
export function blankQuestion(kind: Kind): { schema: JsonObject; ui: JsonObject } {
  switch (kind) {
    case 'short-text':
      return { schema: { type: 'string', maxLength: 200 }, ui: {} }
    case 'long-text':
      return { schema: { type: 'string', maxLength: 2000 }, ui: { 'ui:widget': 'textarea' } }
    case 'number':
      return { schema: { type: 'integer' }, ui: {} }
    case 'amount':
      return { schema: { type: 'number', minimum: 0, multipleOf: 0.01 }, ui: {} }
    case 'date':
      return { schema: { type: 'string', format: 'date' }, ui: {} }
    case 'time':
      return { schema: { type: 'string', format: 'time' }, ui: {} }
    case 'yes-no':
      return { schema: { type: 'boolean' }, ui: {} }
    case 'one-of':
      return { schema: { type: 'string', oneOf: [] }, ui: {} }
    case 'several-of':
      return {
        schema: { type: 'array', uniqueItems: true, minItems: 1, items: { type: 'string', oneOf: [] } },
        ui: { 'ui:widget': 'checkboxes' },
      }
    case 'file':
      return { schema: cloned(STORED_FILE), ui: { 'ui:field': 'file', 'ui:options': { ...PAPERS } } }
    case 'info':
      return { schema: { type: 'null' }, ui: {} }
    default:
      return blankGroup(kind)
  }
}

function blankGroup(kind: 'address' | 'person' | 'list' | 'section'): { schema: JsonObject; ui: JsonObject } {
  if (kind === 'list') {
    const items = { type: 'object', properties: {} }
    return { schema: { type: 'array', maxItems: 20, items }, ui: { items: { 'ui:order': [] } } }
  }
  const parts = kind === 'address' ? ADDRESS : kind === 'person' ? PERSON : {}
  const names = Object.keys(parts)
  const required = names.filter((name) => name !== 'flat')
  return {
    schema: { type: 'object', ...(required.length > 0 && { required }), properties: cloned(parts) },
    ui: { 'ui:order': names },
  }
}

/** The kind of what a schema with its uiSchema asks. */
export function kindOf(schema: JsonObject, ui: JsonObject): AnyKind {
  const type = Array.isArray(schema.type) ? (schema.type.find((one) => one !== 'null') ?? 'null') : schema.type
  if (ui['ui:field'] === 'file' || ui['ui:widget'] === 'file' || schema.format === 'data-url') return 'file'
  if (isChoice(schema)) return 'one-of'
  switch (type) {
    case 'string':
      return kindOfText(schema, ui)
    case 'integer':
      return 'number'
    case 'number':
      return schema.multipleOf === 0.01 ? 'amount' : 'number'
    case 'boolean':
      return 'yes-no'
    case 'null':
      return 'info'
    case 'array':
      if (isJsonObject(schema.items) && isChoice(schema.items)) return 'several-of'
      return isJsonObject(schema.items) && isJsonObject(schema.items.properties) ? 'list' : 'other'
    default:
      return isJsonObject(schema.properties) ? 'section' : 'other'
  }
}

function kindOfText(schema: JsonObject, ui: JsonObject): AnyKind {
  if (schema.format === 'date') return 'date'
  if (schema.format === 'time') return 'time'
  return ui['ui:widget'] === 'textarea' ? 'long-text' : 'short-text'
}

const isChoice = ({ enum: values, oneOf }: JsonObject): boolean =>
  Array.isArray(values) || (Array.isArray(oneOf) && oneOf.every((arm) => isJsonObject(arm) && 'const' in arm))

/** What every paper handed in may be: a PDF or a photograph of up to 10 MB. */
const PAPERS = { accept: '.pdf,.jpg,.jpeg,.png', maxSize: 10 * 1024 * 1024 }

const STORED_FILE: JsonObject = {
  type: 'object',
  required: ['id', 'name', 'size', 'mime', 'sha256'],
  properties: {
    id: { type: 'string' },
    name: { type: 'string' },
    size: { type: 'integer' },
    mime: { type: 'string' },
    sha256: { type: 'string' },
  },
}

const ADDRESS: JsonObject = {
  street: { type: 'string', title: 'Street', minLength: 2, maxLength: 120, examples: ['Linden Street'] },
  house: { type: 'string', title: 'House number', maxLength: 12, examples: ['7'] },
  flat: { type: 'string', title: 'Flat number', maxLength: 12, examples: ['12'] },
  town: { type: 'string', title: 'Town or village', minLength: 2, maxLength: 80, examples: ['Novozersk'] },
  postcode: { type: 'string', title: 'Postcode', pattern: '^[0-9]{5}$', examples: ['40123'] },
}

const PERSON: JsonObject = {
  fullName: { type: 'string', title: 'Full name', minLength: 2, maxLength: 120 },
  birthDate: { type: 'string', format: 'date', title: 'Date of birth' },
}

/** Translations of the titles that come along with a kind, by the English text. */
export const KNOWN_TITLES: Record<string, Record<string, string>> = {
  ru: {
    Street: 'Улица',
    'House number': 'Номер дома',
    'Flat number': 'Номер квартиры',
    'Town or village': 'Город или село',
    Postcode: 'Почтовый индекс',
    'Full name': 'Полное имя',
    'Date of birth': 'Дата рождения',
  },
}
