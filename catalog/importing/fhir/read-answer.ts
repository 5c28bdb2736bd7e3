import { isJsonObject, type JsonObject } from '../../json-object.ts'
import { type Answer, answer, type Option, oneOf, openChoice, severalOf } from '../answers.ts'
import { countIn, objectIn, objectsIn, textIn } from '../read-source.ts'
import type { Report } from '../report.ts'
import { readExtensions, typedValue } from './read-extensions.ts'

export type ValueSets = ReadonlyMap<string, readonly Option[]>

/** The value sets that the questionnaire brings along (`contained`), by `#id`. */
export function readValueSets(questionnaire: JsonObject): ValueSets {
  const sets = objectsIn(questionnaire, 'contained').filter(([one]) => one.resourceType === 'ValueSet')
  return new Map(
    sets.map(([set]) => {
      const composed = objectsIn(objectIn(set, 'compose'), 'include').flatMap(([one]) => objectsIn(one, 'concept'))
      const expanded = objectsIn(objectIn(set, 'expansion'), 'contains')
      return [`#${textIn(set, 'id')}`, (expanded.length > 0 ? expanded : composed).flatMap(([one]) => coded(one))]
    }),
  )
}

const coded = (coding: JsonObject): Option[] => {
  const value = textIn(coding, 'code') || textIn(coding, 'display')
  return value === '' ? [] : [{ value, title: textIn(coding, 'display') || value }]
}

type Seen = { pointer: string; title: string; report: Report; sets: ValueSets }

/** The answer of an item; undefined for a type that is not known here. */
export function readAnswer(item: JsonObject, seen: Seen): Answer | undefined {
  const { pointer, title, report } = seen
  const most = countIn(item, 'maxLength')
  const length = most ? { maxLength: most } : {}
  switch (textIn(item, 'type')) {
    case 'boolean':
      return answer('yes-no')
    case 'decimal':
      return answer('number', { type: 'number', ...range(item) })
    case 'integer':
      return answer('number', { type: 'integer', ...range(item) })
    case 'quantity':
      report.say('unit-kept', pointer, title)
      return { ...answer('number', { type: 'number', ...range(item) }), ui: unit(item) }
    case 'date':
      return answer('date')
    case 'dateTime':
      return answer('short-text', { format: 'date-time' })
    case 'time':
      return answer('time')
    case 'string':
      return answer('short-text', length)
    case 'text':
      return answer('long-text', length)
    case 'url':
      return answer('short-text', { format: 'uri', ...length })
    case 'attachment':
      report.say('as-file', pointer, title)
      return answer('file')
    case 'choice':
    case 'coding':
    case 'open-choice':
      return chosen(item, seen)
    default:
      return undefined
  }
}

function chosen(item: JsonObject, { pointer, title, report, sets }: Seen): Answer {
  const set = textIn(item, 'answerValueSet') || textIn(objectIn(item, 'options'), 'reference')
  const listed = [...objectsIn(item, 'answerOption'), ...objectsIn(item, 'option')].flatMap(([one]) => optionOf(one))
  const options = listed.length > 0 ? listed : (sets.get(set) ?? [])
  if (options.length === 0) {
    report.say('options-refused', pointer, title, { from: set || '—' })
    return answer('short-text')
  }
  const isOpen =
    item.type === 'open-choice' || ['optionsOrString', 'optionsOrType'].includes(textIn(item, 'answerConstraint'))
  if (isOpen) {
    report.say('open-choice', pointer, title)
    return openChoice(options)
  }
  return item.repeats === true ? severalOf(options, { min: item.required === true ? 1 : undefined }) : oneOf(options)
}

function optionOf(one: JsonObject): Option[] {
  const value = typedValue(one, 'value')
  if (isJsonObject(value)) return coded(value)
  return typeof value === 'string' || typeof value === 'number' ? [{ value, title: String(value) }] : []
}

function range(item: JsonObject): JsonObject {
  const extensions = readExtensions(item)
  const least = typedValue(extensions.get('minValue'), 'value')
  const most = typedValue(extensions.get('maxValue'), 'value')
  return { ...(typeof least === 'number' && { minimum: least }), ...(typeof most === 'number' && { maximum: most }) }
}

function unit(item: JsonObject): JsonObject {
  const extensions = readExtensions(item)
  const coding = typedValue(extensions.get('questionnaire-unit') ?? extensions.get('questionnaire-unitOption'), 'value')
  const said = textIn(coding, 'display') || textIn(coding, 'code')
  return said === '' ? {} : { 'ui:unit': said }
}
