import { isJsonObject, type JsonObject } from '../../json-object.ts'
import { type Answer, answer, type Option, oneOf, severalOf } from '../answers.ts'
import { countIn, isTrueIn, listIn, numberIn, objectIn, objectsIn, textIn } from '../read-source.ts'
import type { Report } from '../report.ts'

/** The answer of a component that asks for one thing; undefined for what asks for none. */
export function readAnswer(component: JsonObject, pointer: string, title: string, report: Report): Answer | undefined {
  const kind = textIn(component, 'type')
  const read = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined
  return read?.(component, { pointer, title, report })
}

type Seen = { pointer: string; title: string; report: Report }
type Read = (component: JsonObject, seen: Seen) => Answer

const text: Read = (component) => answer('short-text', lengths(component))

const KINDS: Record<string, Read> = {
  textfield: text,
  tel: text,
  textarea: (component) => answer('long-text', lengths(component)),
  phoneNumber: (component) => ({ ...text(component, NOBODY), ui: { 'ui:autocomplete': 'tel' } }),
  email: (component) => answer('short-text', { format: 'email', ...lengths(component) }),
  url: (component) => answer('short-text', { format: 'uri', ...lengths(component) }),
  number: (component) => answer('number', { type: isWhole(component) ? 'integer' : 'number', ...range(component) }),
  currency: (component) => {
    const { schema, ui } = answer('amount')
    delete schema.minimum
    const unit = textIn(component, 'currency')
    return { schema: { ...schema, ...range(component) }, ui: { ...ui, ...(unit && { 'ui:unit': unit }) } }
  },
  checkbox: (component, { pointer, title, report }) => {
    if (isTrueIn(objectIn(component, 'validate'), 'required')) report.say('must-be-yes', pointer, title)
    return answer('yes-no')
  },
  radio: (component, seen) => chosen(component, seen, false),
  select: (component, seen) => chosen(component, seen, isTrueIn(component, 'multiple')),
  selectboxes: (component, seen) => {
    seen.report.say('as-choice-list', seen.pointer, seen.title)
    return chosen(component, seen, true)
  },
  tags: (component, { pointer, title, report }) => {
    report.say('as-text', pointer, title, { kind: textIn(component, 'type') })
    return answer('short-text')
  },
  datetime: (component) => moment(component),
  date: () => answer('date'),
  time: () => answer('time'),
  day: (_, { pointer, title, report }) => {
    report.say('as-date', pointer, title)
    return answer('date')
  },
  address: (_, { pointer, title, report }) => {
    report.say('as-address', pointer, title)
    return answer('address')
  },
  file: (_, { pointer, title, report }) => {
    report.say('as-file', pointer, title)
    return answer('file')
  },
}

const NOBODY: Seen = { pointer: '', title: '', report: { lines: [], say: () => undefined } }

/** Fewer than one needed is none needed: empty settings are written as 0 or ''. */
function lengths(component: JsonObject): JsonObject {
  const validate = objectIn(component, 'validate')
  const least = countIn(validate, 'minLength')
  const most = countIn(validate, 'maxLength')
  return { ...(least && { minLength: least }), ...(most && { maxLength: most }) }
}

function range(component: JsonObject): JsonObject {
  const validate = objectIn(component, 'validate')
  const least = numberIn(validate, 'min')
  const most = numberIn(validate, 'max')
  return { ...(least !== undefined && { minimum: least }), ...(most !== undefined && { maximum: most }) }
}

const isWhole = (component: JsonObject): boolean =>
  isTrueIn(objectIn(component, 'validate'), 'integer') || numberIn(component, 'decimalLimit') === 0

function moment(component: JsonObject): Answer {
  if (component.enableTime === false) return answer('date')
  return component.enableDate === false ? answer('time') : answer('short-text', { format: 'date-time' })
}

function chosen(component: JsonObject, { pointer, title, report }: Seen, several: boolean): Answer {
  const validate = objectIn(component, 'validate')
  const options = optionsIn(component)
  if (options.length === 0) {
    const from = [textIn(component, 'dataSrc'), textIn(objectIn(component, 'data'), 'url')].filter(Boolean).join(' ')
    report.say('options-refused', pointer, title, { from: from || '—' })
    return answer('short-text')
  }
  if (!several) return oneOf(options)
  return severalOf(options, {
    min: countIn(validate, 'minSelectedCount') ?? (isTrueIn(validate, 'required') ? 1 : undefined),
    max: countIn(validate, 'maxSelectedCount') || undefined,
  })
}

/** The answers that are written in the form itself. */
export function optionsIn(component: JsonObject): Option[] {
  const data = objectIn(component, 'data')
  const listed = [...listIn(component, 'values'), ...listIn(data, 'values')]
  const json = typeof data.json === 'string' ? parsed(data.json) : data.json
  return (listed.length > 0 ? listed : Array.isArray(json) ? json : []).flatMap((one): Option[] => {
    if (typeof one === 'string' || typeof one === 'number') return [{ value: one, title: String(one) }]
    if (!isJsonObject(one)) return []
    const value = one.value ?? one.id
    const said = textIn(one, 'label') || textIn(one, 'name')
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? value === '' && said === ''
        ? []
        : [{ value, title: said }]
      : []
  })
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/** The questions of a survey: one a row, all with the same answers. */
export const surveyRows = (component: JsonObject): { value: string; title: string; index: number }[] =>
  objectsIn(component, 'questions').map(([one, index]) => ({
    value: textIn(one, 'value'),
    title: textIn(one, 'label'),
    index,
  }))
