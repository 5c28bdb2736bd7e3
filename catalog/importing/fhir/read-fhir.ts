import { isJsonObject, type JsonObject } from '../../json-object.ts'
import { answer, withDefault, withPattern } from '../answers.ts'
import type { Comparison, Item, ReadForm, Wish } from '../imported.ts'
import { countIn, LIMITS, listIn, objectsIn, saysSomething, textIn } from '../read-source.ts'
import { below, type Report } from '../report.ts'
import { readAnswer, readValueSets, type ValueSets } from './read-answer.ts'
import { readExtensions, typedValue } from './read-extensions.ts'

type Seen = { report: Report; sets: ValueSets; questions: { count: number } }

/** A FHIR Questionnaire (R4, R4B, R5), with what Structured Data Capture adds as far as a conversation can do it. */
export function readFhir(questionnaire: JsonObject, report: Report): ReadForm {
  const seen: Seen = { report, sets: readValueSets(questionnaire), questions: { count: 0 } }
  const items = readItems(questionnaire, '', seen)
  const rest = Object.keys(questionnaire).filter((key) => !OF_FORM.has(key) && saysSomething(questionnaire[key]))
  if (rest.length > 0) report.say('setting-refused', '', '', { names: rest.join(', ') })
  if (JSON.stringify(questionnaire).includes('"system"')) report.say('codes', '', '')
  return { title: textIn(questionnaire, 'title') || textIn(questionnaire, 'name'), items }
}

const OF_FORM = new Set('resourceType id meta url version name title status item contained text'.split(' '))
const OF_ITEM = new Set(
  `linkId text prefix type required repeats readOnly maxLength answerOption option answerValueSet options answerConstraint enableWhen
  enableBehavior initial item extension modifierExtension definition code id _text`.split(/\s+/),
)
const EXTENSIONS = new Set(
  'minValue maxValue regex entryFormat questionnaire-unit questionnaire-unitOption questionnaire-minOccurs questionnaire-maxOccurs questionnaire-hidden questionnaire-itemControl maxDecimalPlaces'.split(
    ' ',
  ),
)

function readItems(holder: JsonObject, at: string, seen: Seen): Item[] {
  const { report } = seen
  const items: Item[] = []
  let waiting: { text: string; pointer: string }[] = []
  for (const [index, source] of listIn(holder, 'item').entries()) {
    const pointer = below(at, 'item', index)
    if (!isJsonObject(source)) {
      report.say('not-an-object', pointer, '')
      continue
    }
    if (source.type === 'display') {
      waiting.push({ text: textIn(source, 'text'), pointer })
      continue
    }
    const found = readItem(source, pointer, seen)
    const [first] = found
    if (!first) continue
    if (waiting.length > 0)
      first.description = [...waiting.map(({ text }) => text), first.description ?? ''].filter(Boolean).join(' ')
    for (const one of waiting) report.say('text-kept', one.pointer, one.text.slice(0, 80), { to: first.title })
    waiting = []
    items.push(...found)
  }
  for (const { pointer, text } of waiting)
    report.say('text-refused', pointer, text.slice(0, 80), { text: text.slice(0, 200) })
  return items
}

function readItem(source: JsonObject, pointer: string, seen: Seen): Item[] {
  const { report } = seen
  const title = titleOf(source)
  const extensions = readExtensions(source)
  if (typedValue(extensions.get('questionnaire-hidden'), 'value') === true) return left('hidden-refused')
  reportSettings(source, extensions, pointer, title, report)
  if (extensions.has('sdc-questionnaire-calculatedExpression')) {
    if (source.readOnly === true) return left('calculated-refused')
    report.say('calculated', pointer, title)
  }
  if (source.type === 'group') return [group(source, pointer, seen)]
  const item = question(source, pointer, seen)
  const children = readItems(source, pointer, seen)
  for (const child of children) report.say('below-question', child.pointer, child.title)
  return item ? [item, ...children] : children

  function left(key: 'hidden-refused' | 'calculated-refused'): Item[] {
    report.say(key, pointer, title)
    return []
  }
}

function group(source: JsonObject, pointer: string, seen: Seen): Item {
  const title = titleOf(source)
  const parts = readItems(source, pointer, seen)
  const isList = source.repeats === true
  seen.report.say(isList ? 'list' : 'section', pointer, title)
  return { ...common(source, pointer, seen.report), schema: {}, ui: {}, parts, ...(isList && { rows: rowsOf(source) }) }
}

function question(source: JsonObject, pointer: string, seen: Seen): Item | undefined {
  const { report, questions, sets } = seen
  const title = titleOf(source)
  questions.count += 1
  if (questions.count > LIMITS.questions) {
    report.say('too-many', pointer, title, { most: LIMITS.questions })
    return undefined
  }
  const found = readAnswer(source, { pointer, title, report, sets })
  if (!found) report.say('as-text', pointer, title, { kind: textIn(source, 'type') })
  const { schema, ui } = found ?? answer('short-text')
  const extensions = readExtensions(source)
  const pattern = typedValue(extensions.get('regex'), 'value')
  const format = typedValue(extensions.get('entryFormat'), 'value')
  const patterned =
    schema.type === 'string' && typeof pattern === 'string'
      ? withPattern(schema, pattern, report, pointer, title)
      : schema
  report.say('question', pointer, title)
  return {
    ...common(source, pointer, report),
    schema: withDefault(patterned, initial(source), report, pointer, title),
    ui: { ...ui, ...(typeof format === 'string' && { 'ui:placeholder': format }) },
    ...(source.repeats === true && schema.uniqueItems !== true && { rows: rowsOf(source) }),
  }
}

/** The answer that was filled in beforehand; of a coded one its code. */
function initial(source: JsonObject): unknown {
  const values = objectsIn(source, 'initial').map(([one]) => typedValue(one, 'value'))
  const plain = values.map((value) => (isJsonObject(value) ? (value.code ?? value.value) : value))
  return plain.length > 1 ? plain : plain[0]
}

function common(
  source: JsonObject,
  pointer: string,
  report: Report,
): Pick<Item, 'ids' | 'pointer' | 'name' | 'title' | 'required' | 'asked'> {
  const asked = enabled(source, pointer, report)
  return {
    ids: [textIn(source, 'linkId')].filter(Boolean),
    pointer,
    // A linkId is a number of the question and no name: the name comes out of its words.
    name: '',
    title: titleOf(source),
    required: source.required === true,
    ...(asked && { asked }),
  }
}

const titleOf = (source: JsonObject): string =>
  [textIn(source, 'prefix'), textIn(source, 'text')].filter(Boolean).join(' ') || textIn(source, 'linkId')

function rowsOf(source: JsonObject): { min?: number; max?: number } {
  const extensions = readExtensions(source)
  const least = countIn({ value: typedValue(extensions.get('questionnaire-minOccurs'), 'value') }, 'value')
  const most = countIn({ value: typedValue(extensions.get('questionnaire-maxOccurs'), 'value') }, 'value')
  return { ...(least && { min: least }), ...(most && { max: most }) }
}

const OPERATORS: Record<string, [Comparison, negated: boolean]> = {
  '=': ['equal', false],
  '!=': ['equal', true],
  '>': ['above', false],
  '<': ['below', false],
  '>=': ['at-least', false],
  '<=': ['at-most', false],
}

/** `enableWhen`: all or any of its comparisons hold (R4 `enableBehavior`; with several and none said, any). */
function enabled(source: JsonObject, pointer: string, report: Report): Wish | undefined {
  const title = titleOf(source)
  if (readExtensions(source).has('sdc-questionnaire-enableWhenExpression')) {
    report.say('condition-script', pointer, title, { names: 'enableWhenExpression' })
    return undefined
  }
  const listed = objectsIn(source, 'enableWhen')
  const wishes = listed.map(([one]) => wishOf(one))
  const odd = listed.find((_, index) => wishes[index] === undefined)
  if (odd) report.say('condition-refused', pointer, title, { how: textIn(odd[0], 'operator') || '—' })
  if (odd) return undefined
  const all = wishes.filter((one) => one !== undefined)
  const [only] = all
  if (!only || all.length === 1) return only
  return source.enableBehavior === 'all' ? { all } : { any: all }
}

function wishOf(one: JsonObject): Wish | undefined {
  const of = textIn(one, 'question')
  const given = typedValue(one, 'answer')
  const operator = textIn(one, 'operator') || (typeof one.hasAnswer === 'boolean' ? 'exists' : '=')
  if (operator === 'exists') {
    const answered: Wish = { of, is: 'answered' }
    return (given ?? one.hasAnswer) === false ? { not: answered } : answered
  }
  const known = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined
  const value = isJsonObject(given) ? (given.code ?? given.value ?? given.display) : given
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  if (!known || !isPlain) return undefined
  const wish: Wish = { of, is: known[0], value }
  return known[1] ? { not: wish } : wish
}

function reportSettings(
  source: JsonObject,
  extensions: ReadonlyMap<string, JsonObject>,
  pointer: string,
  title: string,
  report: Report,
): void {
  const kept = new Set([
    ...EXTENSIONS,
    'sdc-questionnaire-calculatedExpression',
    'sdc-questionnaire-enableWhenExpression',
  ])
  const unknown = [
    ...Object.keys(source).filter((key) => !OF_ITEM.has(key) && saysSomething(source[key])),
    ...(saysSomething(source._text) ? ['_text'] : []),
    ...[...extensions.keys()].filter((name) => !kept.has(name)),
  ]
  const scripts = unknown.filter((name) => /Expression$|variable$/i.test(name))
  const others = unknown.filter((name) => !scripts.includes(name))
  if (scripts.length > 0) report.say('script-refused', pointer, title, { names: scripts.join(', ') })
  if (others.length > 0) report.say('setting-refused', pointer, title, { names: others.join(', ') })
  if (extensions.has('questionnaire-itemControl')) report.say('layout', pointer, title, { names: 'itemControl' })
}
