import { isJsonObject, type JsonObject } from '../../json-object.ts'
import { type Answer, answer, type Option, oneOf, severalOf } from '../answers.ts'
import { countIn, numberIn, objectIn, objectsIn, textIn } from '../read-source.ts'
import type { Report } from '../report.ts'

export type Lists = ReadonlyMap<string, readonly Option[]>

/** The lists of a form by name and id. */
export function readLists(form: JsonObject): Lists {
  return new Map(
    objectsIn(form, 'lists').flatMap(([list]) => {
      const options = objectsIn(list, 'items').flatMap(([item]): Option[] => {
        const { value } = item
        const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
        return isPlain ? [{ value, title: textIn(item, 'text') }] : []
      })
      return [textIn(list, 'name'), textIn(list, 'id')]
        .filter(Boolean)
        .map((name): [string, Option[]] => [name, options])
    }),
  )
}

type Seen = { pointer: string; title: string; report: Report; lists: Lists }

/** The answer of a component; undefined for one of a kind that is not known here. */
export function readAnswer(component: JsonObject, seen: Seen): Answer | undefined {
  const { pointer, title, report } = seen
  const schema = objectIn(component, 'schema')
  const options = objectIn(component, 'options')
  switch (textIn(component, 'type')) {
    case 'TextField':
    case 'FreeTextField':
      return answer('short-text', lengths(schema))
    case 'MultilineTextField':
      return answer('long-text', lengths(schema))
    case 'EmailAddressField':
      return answer('short-text', { format: 'email', ...lengths(schema) })
    case 'TelephoneNumberField':
      return { ...answer('short-text', lengths(schema)), ui: { 'ui:autocomplete': 'tel' } }
    case 'WebsiteField':
      return answer('short-text', { format: 'uri' })
    case 'NumberField':
      return number(schema, options)
    case 'YesNoField':
    case 'DeclarationField':
      return answer('yes-no')
    case 'DateField':
    case 'DatePartsField':
      return answer('date')
    case 'MonthYearField':
      report.say('as-date', pointer, title)
      return answer('date')
    case 'TimeField':
      return answer('time')
    case 'DateTimeField':
    case 'DateTimePartsField':
      return answer('short-text', { format: 'date-time' })
    case 'UkAddressField':
      report.say('as-address', pointer, title)
      return answer('address')
    case 'FileUploadField':
    case 'ClientSideFileUploadField':
      report.say('as-file', pointer, title)
      return answer('file')
    case 'RadiosField':
    case 'SelectField':
    case 'AutocompleteField':
      return chosen(component, seen, false)
    case 'CheckboxesField':
      return chosen(component, seen, true)
    default:
      return undefined
  }
}

function lengths(schema: JsonObject): JsonObject {
  const least = countIn(schema, 'min') ?? countIn(schema, 'length')
  const most = countIn(schema, 'max') ?? countIn(schema, 'length')
  return { ...(least && { minLength: least }), ...(most && { maxLength: most }) }
}

function number(schema: JsonObject, options: JsonObject): Answer {
  const least = numberIn(schema, 'min')
  const most = numberIn(schema, 'max')
  const isWhole = numberIn(schema, 'precision') === 0 || schema.integer === true
  const unit = textIn(options, 'prefix') || textIn(options, 'suffix')
  const found = answer('number', {
    type: isWhole ? 'integer' : 'number',
    ...(least !== undefined && { minimum: least }),
    ...(most !== undefined && { maximum: most }),
  })
  return { ...found, ui: unit ? { 'ui:unit': unit } : {} }
}

function chosen(component: JsonObject, { pointer, title, report, lists }: Seen, several: boolean): Answer {
  const options = objectIn(component, 'options')
  const values = isJsonObject(component.values) ? textIn(component.values, 'list') : ''
  const name = textIn(component, 'list') || textIn(options, 'list') || values
  const found = lists.get(name) ?? []
  if (found.length === 0) {
    report.say('options-refused', pointer, title, { from: name || '—' })
    return answer('short-text')
  }
  if (!several) return oneOf(found)
  const schema = objectIn(component, 'schema')
  const isOptional = options.required === false
  return severalOf(found, {
    min: countIn(schema, 'min') ?? (isOptional ? undefined : 1),
    max: countIn(schema, 'max') || undefined,
  })
}
