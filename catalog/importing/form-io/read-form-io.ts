import { isJsonObject, type JsonObject } from '../../json-object.ts'
import { type Answer, answer, errorMessage, oneOf, withDefault, withPattern } from '../answers.ts'
import type { Item, ReadForm } from '../imported.ts'
import { countIn, isTrueIn, LIMITS, listIn, objectIn, saysSomething, textIn } from '../read-source.ts'
import { below, type Report } from '../report.ts'
import { reportSettings } from './known-settings.ts'
import { optionsIn, readAnswer, surveyRows } from './read-answer.ts'
import { readCondition } from './read-condition.ts'

const SECTIONS = new Set(['panel', 'fieldset', 'container'])
const HOLDERS = new Set(['well', 'columns', 'table', 'tabs'])
const LISTS = new Set(['datagrid', 'editgrid', 'dynamicWizard'])
const SAYING = new Set(['content', 'htmlelement', 'alertstripe', 'image'])
const NOTHING = new Set(['button', 'recaptcha', 'captcha'])
const REFUSED = new Set([
  'signature',
  'password',
  'form',
  'tree',
  'datasource',
  'resource',
  'custom',
  'unknown',
  'reviewpage',
])
const SCRIPTS = ['logic', 'customDefaultValue']

/** A form of Form.io, Open Forms and their kin (Form.io, “Components JSON Schema”). */
export function readFormIo(source: JsonObject, report: Report): ReadForm {
  const form = isJsonObject(source.form) && Array.isArray(source.form.components) ? source.form : source
  const at = form === source ? '/components' : '/form/components'
  const items = readAll({ report, questions: 0 }, listIn(form, 'components'), at)
  return { title: textIn(form, 'title') || textIn(form, 'name'), items }
}

/** What the reading of one form goes along with. */
type Reader = { report: Report; questions: number }

function readAll(reader: Reader, components: readonly unknown[], at: string): Item[] {
  const items: Item[] = []
  let waiting: { text: string; pointer: string; title: string }[] = []
  for (const [index, component] of components.entries()) {
    const pointer = below(at, index)
    if (!isJsonObject(component)) {
      reader.report.say('not-an-object', pointer, '')
      continue
    }
    if (SAYING.has(textIn(component, 'type'))) {
      waiting.push({
        text: textIn(component, 'content') || textIn(component, 'html'),
        pointer,
        title: titleOf(component),
      })
      reportSettings(component, pointer, titleOf(component), reader.report)
      continue
    }
    const found = read(reader, component, pointer)
    const [first] = found
    // A text stands before what it explains.
    if (first && waiting.length > 0) {
      first.description = [...waiting.map(({ text }) => text), first.description ?? ''].filter(Boolean).join(' ')
      for (const one of waiting) reader.report.say('text-kept', one.pointer, one.title, { to: first.title })
      waiting = []
    }
    items.push(...found)
  }
  for (const { pointer, title, text } of waiting)
    reader.report.say('text-refused', pointer, title, { text: text.slice(0, 200) })
  return items
}

function read(reader: Reader, component: JsonObject, pointer: string): Item[] {
  const kind = textIn(component, 'type')
  const title = titleOf(component)
  if (NOTHING.has(kind)) return leftOut('layout', { names: kind })
  if (isTrueIn(component, 'hidden') || kind === 'hidden') return leftOut('hidden-refused')
  if (REFUSED.has(kind)) return leftOut('kind-refused', { kind })
  reportSettings(component, pointer, title, reader.report)
  const scripts = SCRIPTS.filter((name) => saysSomething(component[name]))
  const validate = objectIn(component, 'validate')
  if (saysSomething(validate.custom) || saysSomething(validate.json)) scripts.push('validate.custom')
  if (scripts.length > 0) reader.report.say('script-refused', pointer, title, { names: scripts.join(', ') })
  if (HOLDERS.has(kind)) return flattened(reader, component, kind, pointer)
  if (SECTIONS.has(kind) || LISTS.has(kind) || kind === 'datamap' || kind === 'survey')
    return [group(reader, component, kind, pointer)]
  if (saysSomething(component.calculateValue)) {
    if (isTrueIn(component, 'disabled')) return leftOut('calculated-refused')
    reader.report.say('calculated', pointer, title)
  }
  const item = question(reader, component, kind, pointer)
  return item ? [item] : []

  function leftOut(key: 'layout' | 'hidden-refused' | 'kind-refused' | 'calculated-refused', values = {}): Item[] {
    reader.report.say(key, pointer, title, values)
    return []
  }
}

/** What only says where things stand. Its condition is that of each thing in it. */
function flattened(reader: Reader, component: JsonObject, kind: string, pointer: string): Item[] {
  reader.report.say('layout', pointer, titleOf(component), { names: kind })
  const asked = readCondition(component, pointer, titleOf(component), reader.report)
  const cells =
    kind === 'table'
      ? cellsOf(component)
      : (['columns', 'components'] as const).flatMap((key) => partsOf(component, key))
  const items = cells.flatMap(([components, steps]) => readAll(reader, components, below(pointer, ...steps)))
  if (asked) for (const item of items) item.asked = item.asked ? { all: [asked, item.asked] } : asked
  return items
}

function group(reader: Reader, component: JsonObject, kind: string, pointer: string): Item {
  const title = titleOf(component)
  const validate = objectIn(component, 'validate')
  const isList = LISTS.has(kind) || kind === 'datamap'
  const asked = readCondition(component, pointer, title, reader.report)
  const parts =
    kind === 'survey'
      ? survey(reader, component, pointer)
      : kind === 'datamap'
        ? pairs(reader, component, pointer)
        : readAll(reader, listIn(component, 'components'), below(pointer, 'components'))
  reader.report.say(isList ? 'list' : 'section', pointer, title)
  const least = countIn(validate, 'minLength')
  const most = countIn(validate, 'maxLength')
  return {
    ...common(component, pointer),
    schema: {},
    ui: {},
    parts,
    ...(asked && { asked }),
    ...(isList && { rows: { ...(least && { min: least }), ...(most && { max: most }) } }),
  }
}

function survey(reader: Reader, component: JsonObject, pointer: string): Item[] {
  const options = optionsIn(component)
  if (options.length > 0) reader.report.say('as-survey', pointer, titleOf(component))
  else reader.report.say('options-refused', pointer, titleOf(component), { from: '—' })
  return surveyRows(component).map(({ value, title, index }) => ({
    ids: [value],
    pointer: below(pointer, 'questions', index),
    name: value,
    title: title || value,
    required: isTrueIn(objectIn(component, 'validate'), 'required'),
    ...(options.length > 0 ? oneOf(options) : answer('short-text')),
  }))
}

function pairs(reader: Reader, component: JsonObject, pointer: string): Item[] {
  reader.report.say('as-map', pointer, titleOf(component))
  const key = {
    ids: [],
    pointer,
    name: 'name',
    title: textIn(component, 'keyLabel') || 'Name',
    required: true,
    ...answer('short-text'),
  }
  const value = isJsonObject(component.valueComponent)
    ? read(reader, component.valueComponent, below(pointer, 'valueComponent'))
    : []
  return [key, ...value]
}

function question(reader: Reader, component: JsonObject, kind: string, pointer: string): Item | undefined {
  const title = titleOf(component)
  reader.questions += 1
  if (reader.questions > LIMITS.questions) {
    reader.report.say('too-many', pointer, title, { most: LIMITS.questions })
    return undefined
  }
  const known = readAnswer(component, pointer, title, reader.report)
  if (!known) reader.report.say('as-text', pointer, title, { kind })
  const asked = readCondition(component, pointer, title, reader.report)
  const { schema, ui } = finished(reader, known ?? answer('short-text'), component, pointer)
  const placeholder = textIn(component, 'placeholder')
  reader.report.say('question', pointer, title)
  const several = isTrueIn(component, 'multiple') && !['select', 'selectboxes', 'tags'].includes(kind)
  return {
    ...common(component, pointer),
    schema,
    ui: { ...ui, ...(placeholder && schema.type !== 'boolean' && { 'ui:placeholder': placeholder }) },
    ...(asked && { asked }),
    ...(several && { rows: {} }),
  }
}

function finished(reader: Reader, { schema, ui }: Answer, component: JsonObject, pointer: string): Answer {
  const title = titleOf(component)
  const validate = objectIn(component, 'validate')
  const patterned =
    schema.type === 'string' && !schema.oneOf
      ? withPattern(schema, textIn(validate, 'pattern'), reader.report, pointer, title)
      : schema
  const lost = ['inputMask', 'filePattern', 'prefix', 'suffix'].filter((name) => saysSomething(component[name]))
  if (lost.length > 0) reader.report.say('setting-refused', pointer, title, { names: lost.join(', ') })
  const said = { ...patterned, ...errorMessage(validate, 'customMessage') }
  return { schema: withDefault(said, ticked(component.defaultValue), reader.report, pointer, title), ui }
}

/** Boxes that are ticked beforehand; a box that is not ticked is no answer. */
function ticked(given: unknown): unknown {
  if (given === false) return undefined
  if (!isJsonObject(given)) return given
  const names = Object.keys(given).filter((key) => isTrueIn(given, key))
  return names.length > 0 ? names : undefined
}

function common(
  component: JsonObject,
  pointer: string,
): Pick<Item, 'ids' | 'pointer' | 'name' | 'title' | 'required' | 'description' | 'help'> {
  const key = textIn(component, 'key')
  const name = key.split('.').at(-1) ?? key
  const description = textIn(component, 'description')
  const help = textIn(component, 'tooltip')
  return {
    ids: key === '' ? [] : [name],
    pointer,
    name,
    title: titleOf(component),
    required: isTrueIn(objectIn(component, 'validate'), 'required'),
    ...(description && { description }),
    ...(help && { help }),
  }
}

const titleOf = (component: JsonObject): string =>
  textIn(component, 'label') || textIn(component, 'title') || textIn(component, 'legend') || textIn(component, 'key')

type Cells = [components: unknown[], steps: (string | number)[]][]

const cellsOf = (component: JsonObject): Cells =>
  listIn(component, 'rows').flatMap((row, down) =>
    (Array.isArray(row) ? row : []).map((cell, across): Cells[number] => [
      listIn(cell, 'components'),
      ['rows', down, across, 'components'],
    ]),
  )

/** The columns of columns, the pages of tabs, or what stands directly in a frame. */
function partsOf(component: JsonObject, key: 'columns' | 'components'): Cells {
  const listed = listIn(component, key)
  const isNested = key === 'columns' || textIn(component, 'type') === 'tabs'
  if (!isNested) return [[listed, [key]]]
  return listed.map((one, index): Cells[number] => [listIn(one, 'components'), [key, index, 'components']])
}
