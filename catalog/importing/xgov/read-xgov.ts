import { isJsonObject, type JsonObject } from '../../json-object.ts'
import { answer, withPattern } from '../answers.ts'
import type { Item, ReadForm, Wish } from '../imported.ts'
import { countIn, LIMITS, listIn, objectIn, objectsIn, saysSomething, textIn } from '../read-source.ts'
import { below, type Report } from '../report.ts'
import { pageWays, type Reached } from './page-ways.ts'
import { type Lists, readAnswer, readLists } from './read-answer.ts'
import { type Named, readConditions } from './read-condition.ts'

const SAYING = new Set([
  'Para',
  'Html',
  'InsetText',
  'Details',
  'Markdown',
  'List',
  'FlashCard',
  'WarningText',
  'NotificationBanner',
])
const REFUSED = new Set([
  'PaymentField',
  'HiddenField',
  'GeospatialField',
  'EastingNorthingField',
  'LatLongField',
  'OsGridRefField',
  'NationalGridFieldNumberField',
])
const WITHOUT_QUESTIONS = /summary|status|start|confirm|terminal/i

type Seen = {
  report: Report
  lists: Lists
  conditions: ReadonlyMap<string, Named>
  sections: ReadonlyMap<string, string>
  questions: { count: number }
}

/** A form of the XGov Digital Form Builder or of DEFRA's, in either version of its model. */
export function readXgov(form: JsonObject, report: Report): ReadForm {
  const seen: Seen = {
    report,
    lists: readLists(form),
    conditions: readConditions(form),
    sections: new Map(
      objectsIn(form, 'sections').flatMap(([one]) =>
        [textIn(one, 'name'), textIn(one, 'id')]
          .filter(Boolean)
          .map((name): [string, string] => [name, textIn(one, 'title')]),
      ),
    ),
    questions: { count: 0 },
  }
  const pages = objectsIn(form, 'pages')
  const ways = waysOf(
    form,
    pages.map(([page]) => page),
  )
  const items: Item[] = []
  for (const [index, page] of listIn(form, 'pages').entries()) {
    if (isJsonObject(page))
      place(items, readPage(page, below('/pages', index), ways.get(textIn(page, 'path')), seen), page, seen)
    else report.say('not-an-object', below('/pages', index), '')
  }
  reportRest(form, report)
  return { title: textIn(form, 'name') || textIn(objectIn(form, 'metadata'), 'title'), items }
}

/** Version 2 asks its pages in their order, each with a condition of its own or none. */
function waysOf(form: JsonObject, pages: readonly JsonObject[]): ReadonlyMap<string, Reached> {
  const isWalked = pages.some((page) => objectsIn(page, 'next').length > 0)
  if (isWalked) return pageWays(pages, textIn(form, 'startPage') || textIn(pages[0], 'path'))
  return new Map()
}

function readPage(page: JsonObject, pointer: string, reached: Reached | undefined, seen: Seen): Item[] {
  const { report } = seen
  const title = textIn(page, 'title')
  const items = readComponents(page, pointer, seen)
  if (items.length === 0) {
    if (!WITHOUT_QUESTIONS.test(`${page.controller} ${page.path}`))
      report.say('layout', pointer, title, { names: 'page' })
    return []
  }
  const asked = askedOn(page, pointer, reached, seen)
  const repeat = objectIn(page, 'repeat')
  const isRepeated = /repeat/i.test(String(page.controller ?? '')) || saysSomething(page.repeatField)
  if (!isRepeated)
    return items.map((item) => (asked ? { ...item, asked: item.asked ? { all: [asked, item.asked] } : asked } : item))
  report.say('list', pointer, title)
  const said = objectIn(repeat, 'options')
  const least = countIn(objectIn(repeat, 'schema'), 'min')
  const most = countIn(objectIn(repeat, 'schema'), 'max')
  const list: Item = {
    ids: [textIn(said, 'name')].filter(Boolean),
    pointer,
    name: textIn(said, 'name'),
    title: textIn(said, 'title') || title,
    required: (least ?? 0) > 0,
    schema: {},
    ui: {},
    parts: items,
    rows: { ...(least && { min: least }), ...(most && { max: most }) },
    ...(asked && { asked }),
  }
  return [list]
}

/** The condition of a page: its own, and that of the ways to it. */
function askedOn(page: JsonObject, pointer: string, reached: Reached | undefined, seen: Seen): Wish | undefined {
  const { report, conditions } = seen
  const title = textIn(page, 'title')
  if (reached?.isCircle) report.say('pages-circle', pointer, title)
  if (reached?.isRefused) report.say('pages-refused', pointer, title)
  const own = textIn(page, 'condition')
  const wishes = [
    ...(own === '' ? [] : [{ of: own, is: 'answered' } as Wish]),
    ...(reached?.wish ? [reached.wish] : []),
  ]
  const [only] = wishes
  if (!only) return undefined
  const problem = refusedIn({ all: wishes }, conditions)
  if (problem !== undefined) {
    report.say('condition-refused', pointer, title, { how: problem })
    return undefined
  }
  if (reached?.wish) report.say('page-ways', pointer, title)
  return spelledOut(wishes.length === 1 ? only : { all: wishes }, conditions)
}

function refusedIn(wish: Wish, conditions: Seen['conditions']): string | undefined {
  if ('all' in wish) return wish.all.map((one) => refusedIn(one, conditions)).find((one) => one !== undefined)
  if ('any' in wish) return wish.any.map((one) => refusedIn(one, conditions)).find((one) => one !== undefined)
  if ('not' in wish) return refusedIn(wish.not, conditions)
  const named = conditions.get(wish.of)
  if (!named) return wish.of
  return 'refused' in named ? named.refused : undefined
}

/** Puts what a named condition says in the place of its name. */
function spelledOut(wish: Wish, conditions: Seen['conditions']): Wish {
  if ('all' in wish) return { all: wish.all.map((one) => spelledOut(one, conditions)) }
  if ('any' in wish) return { any: wish.any.map((one) => spelledOut(one, conditions)) }
  if ('not' in wish) return { not: spelledOut(wish.not, conditions) }
  const named = conditions.get(wish.of)
  return named && 'wish' in named ? named.wish : wish
}

function readComponents(page: JsonObject, at: string, seen: Seen): Item[] {
  const { report } = seen
  const items: Item[] = []
  let waiting: { text: string; pointer: string; title: string }[] = []
  for (const [index, component] of listIn(page, 'components').entries()) {
    const pointer = below(at, 'components', index)
    if (!isJsonObject(component)) {
      report.say('not-an-object', pointer, '')
      continue
    }
    const title = textIn(component, 'title')
    if (SAYING.has(textIn(component, 'type'))) {
      const text = [textIn(component, 'type') === 'Details' ? title : '', textIn(component, 'content')]
        .filter(Boolean)
        .join('. ')
      waiting.push({ text, pointer, title })
      continue
    }
    const item = readQuestion(component, pointer, page, seen)
    if (!item) continue
    if (waiting.length > 0)
      item.description = [...waiting.map(({ text }) => text), item.description ?? ''].filter(Boolean).join(' ')
    for (const one of waiting) report.say('text-kept', one.pointer, one.title, { to: item.title })
    waiting = []
    items.push(item)
  }
  for (const { pointer, title, text } of waiting)
    report.say('text-refused', pointer, title, { text: text.slice(0, 200) })
  return items
}

const KNOWN = new Set(
  'type name id title shortDescription hint options schema list values content nameHasError subType'.split(' '),
)
const KNOWN_OPTIONS = new Set(
  'required optionalText list classes rows autocomplete prefix suffix hideTitle bold exposeToContext isClassic condition customValidationMessage customValidationMessages'.split(
    ' ',
  ),
)

function readQuestion(component: JsonObject, pointer: string, page: JsonObject, seen: Seen): Item | undefined {
  const { report } = seen
  const title = textIn(component, 'title') || textIn(component, 'name')
  const kind = textIn(component, 'type')
  seen.questions.count += 1
  if (seen.questions.count > LIMITS.questions) report.say('too-many', pointer, title, { most: LIMITS.questions })
  if (REFUSED.has(kind)) report.say('kind-refused', pointer, title, { kind })
  if (seen.questions.count > LIMITS.questions || REFUSED.has(kind)) return undefined
  reportSettings(component, pointer, title, report)
  const options = objectIn(component, 'options')
  const found = readAnswer(component, { pointer, title, report, lists: seen.lists })
  if (!found) report.say('as-text', pointer, title, { kind })
  const { schema, ui } = found ?? answer('short-text')
  const pattern = schema.type === 'string' && !schema.oneOf ? textIn(objectIn(component, 'schema'), 'regex') : ''
  const message = textIn(options, 'customValidationMessage')
  const hint = textIn(component, 'hint')
  const name = textIn(component, 'name')
  report.say('question', pointer, title)
  return {
    ids: [name, `${textIn(page, 'section')}.${name}`, textIn(component, 'id')].filter(
      (one) => one !== '' && one !== '.',
    ),
    pointer,
    name,
    title,
    required: options.required !== false,
    schema: { ...withPattern(schema, pattern, report, pointer, title), ...(message && { errorMessage: message }) },
    ui,
    ...(hint && { help: hint }),
  }
}

function reportSettings(component: JsonObject, pointer: string, title: string, report: Report): void {
  const options = objectIn(component, 'options')
  const schema = objectIn(component, 'schema')
  const unknown = [
    ...Object.keys(component).filter((key) => !KNOWN.has(key) && saysSomething(component[key])),
    ...Object.keys(options)
      .filter((key) => !KNOWN_OPTIONS.has(key) && saysSomething(options[key]))
      .map((key) => `options.${key}`),
    ...Object.keys(schema)
      .filter(
        (key) => !['min', 'max', 'length', 'regex', 'precision', 'integer'].includes(key) && saysSomething(schema[key]),
      )
      .map((key) => `schema.${key}`),
  ]
  if (saysSomething(options.condition)) unknown.push('options.condition')
  if (unknown.length > 0) report.say('setting-refused', pointer, title, { names: unknown.join(', ') })
  const looks = ['classes', 'rows', 'hideTitle', 'bold'].filter((key) => saysSomething(options[key]))
  if (looks.length > 0) report.say('layout', pointer, title, { names: looks.join(', ') })
}

/** Pages of one section are one section; a page of several questions without one is a section of its own. */
function place(items: Item[], found: Item[], page: JsonObject, seen: Seen): void {
  const [first] = found
  if (!first) return
  const section = textIn(page, 'section')
  const title = seen.sections.get(section) ?? ''
  if (title === '' && (found.length < 2 || first.rows)) return void items.push(...found)
  const name = section === '' ? '' : section
  const known = section === '' ? undefined : items.find((one) => one.parts && !one.rows && one.name === name)
  if (known) return void known.parts?.push(...found)
  const pointer = first.pointer.replace(/\/components\/.*$/, '')
  seen.report.say('section', pointer, title || textIn(page, 'title'))
  items.push({
    ids: [],
    pointer,
    name,
    title: title || textIn(page, 'title'),
    required: true,
    schema: {},
    ui: {},
    parts: found,
  })
}

/** What surrounds the form there is described here in other places, or not at all. */
const KNOWN_OF_FORM = new Set(
  'name startPage pages lists sections conditions metadata version schema engine phaseBanner skipSummary'.split(' '),
)

function reportRest(form: JsonObject, report: Report): void {
  const unknown = Object.keys(form).filter((key) => !KNOWN_OF_FORM.has(key) && saysSomething(form[key]))
  if (unknown.length > 0) report.say('setting-refused', '', '', { names: unknown.join(', ') })
}
