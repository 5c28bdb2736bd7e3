import type { OutputUnit } from '@cfworker/json-schema'
import type { Form } from '../compile/form.ts'
import { check } from '../compile/validate.ts'
import type { Locale } from '../definition.ts'
import { checkReading } from '../reading/check-reading.ts'
import type { Problem } from '../speech/message.ts'
import { fullTitle } from '../speech/title.ts'
import { say, type TextKey } from '../speech/words.ts'
import { spotAtPath } from './find-spot.ts'
import type { Live } from './live.ts'
import { pathOf, placesIn, type Spot } from './spot.ts'

/** Everything that keeps the data from being sent, each at the question where it can be mended, in the form's order. */
export function wholeProblems(form: Form, locale: Locale, live: Live): Problem[] {
  const errors = check(form, live.root.value ?? null, form.schema.root)
  if (errors.length === 0) return []
  const problems = new Map<string, Problem>()
  for (const error of errors.filter(isPlain)) {
    for (const problem of problemsAt(form, locale, live, error)) problems.set(problem.path, problem)
  }
  if (problems.size === 0) {
    for (const problem of errors.flatMap((error) => alternatives(form, locale, live, error)))
      problems.set(problem.path, problem)
  }
  if (problems.size === 0)
    problems.set('', { path: '', code: 'other', text: say(locale, 'problem other', { title: '' }) })
  return [...problems.values()]
}

/** An error of an alternative says little, because another alternative may be meant. */
function isPlain({ keywordLocation, keyword }: OutputUnit): boolean {
  return !/\/(anyOf|oneOf|not|if|contains)\//.test(`${keywordLocation}/`) && !WRAPPERS.has(keyword)
}

const WRAPPERS = new Set([
  '$ref',
  'allOf',
  'properties',
  'items',
  'additionalItems',
  'additionalProperties',
  'patternProperties',
  'if',
  'dependentSchemas',
])

function problemsAt(form: Form, locale: Locale, live: Live, error: OutputUnit): Problem[] {
  const spot = spotFor(live, error)
  if (spot === undefined) return []
  if (error.keyword === 'required' || error.keyword === 'dependentRequired') return missingIn(form, locale, spot)
  if (
    placesIn(spot).length === 0 &&
    spot.value !== undefined &&
    spot.node.kind !== 'object' &&
    spot.node.kind !== 'list'
  ) {
    return [
      checkReading(form, locale, { spot, ask: 'value' }, spot.value) ?? general(form, locale, spot, error.keyword),
    ]
  }
  return [general(form, locale, spot, error.keyword)]
}

function missingIn(form: Form, locale: Locale, spot: Spot): Problem[] {
  const missing = spot.children.filter(({ required, value }) => required && value === undefined)
  if (missing.length === 0) return [general(form, locale, spot, 'required')]
  return missing.map((child) => ({
    path: pathOf(child),
    code: 'required',
    text: say(locale, 'problem required', { title: fullTitle(form, locale, child) }),
  }))
}

function alternatives(form: Form, locale: Locale, live: Live, error: OutputUnit): Problem[] {
  if (!['anyOf', 'oneOf', 'not', 'if'].includes(error.keyword)) return []
  const spot = spotFor(live, error)
  return spot === undefined ? [] : [general(form, locale, spot, 'other')]
}

const GENERAL: Record<string, TextKey> = {
  required: 'problem required',
  uniqueItems: 'problem uniqueItems',
  minProperties: 'problem minProperties',
  maxProperties: 'problem maxProperties',
  contains: 'problem contains',
}

function general(form: Form, locale: Locale, spot: Spot, keyword: string): Problem {
  const key = Object.hasOwn(GENERAL, keyword) ? GENERAL[keyword] : undefined
  return {
    path: pathOf(spot),
    code: keyword,
    text: say(locale, key ?? 'problem other', { title: fullTitle(form, locale, spot) }),
  }
}

function spotFor(live: Live, { instanceLocation }: OutputUnit): Spot | undefined {
  const pointer = decodeURI(instanceLocation.slice(1))
  for (let path = pointer; ; path = path.slice(0, path.lastIndexOf('/'))) {
    const spot = spotAtPath(live.root, path)
    if (spot !== undefined || path === '') return spot
  }
}
