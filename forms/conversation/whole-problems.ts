import type { OutputUnit } from '@cfworker/json-schema'
import type { Form } from '../compile/form.ts'
import { check } from '../compile/validate.ts'
import type { Json, Locale } from '../definition.ts'
import { has, isObject } from '../json.ts'
import { valueAt } from '../pointer.ts'
import { checkReading } from '../reading/check-reading.ts'
import type { Problem } from '../speech/message.ts'
import { fullTitle } from '../speech/title.ts'
import { say, type TextKey } from '../speech/words.ts'
import { dataOf } from './data-of.ts'
import { spotAtPath } from './find-spot.ts'
import type { Live } from './live.ts'
import { rowLimits } from './open.ts'
import { pathOf, type Spot } from './spot.ts'

/** Everything that keeps the data from being sent, each at the question where it can be mended, in the form's order. */
export function wholeProblems(form: Form, locale: Locale, live: Live): Problem[] {
  const data = dataOf(live)
  const errors = check(form, data, form.schema.root)
  return errors.length === 0 ? [] : inWords({ form, locale, around: live.root, data }, errors)
}

/** The same for data that are meant for one place, before they are put there. */
export function problemsWith(form: Form, locale: Locale, around: Spot, data: Json): Problem[] {
  const errors = around.node.parts.flatMap((part) => check(form, data, part.schema))
  return errors.length === 0 ? [] : inWords({ form, locale, around, data }, errors)
}

type Scene = { form: Form; locale: Locale; around: Spot; data: Json }

function inWords(scene: Scene, errors: OutputUnit[]): Problem[] {
  const problems = new Map<string, Problem>()
  const collect = (found: Problem[]) => {
    for (const problem of found) if (!problems.has(problem.path)) problems.set(problem.path, problem)
  }
  for (const error of errors.filter(isPlain)) collect(problemsAt(scene, error))
  if (problems.size === 0) for (const error of errors) collect(insideChosen(scene, error))
  if (problems.size === 0) for (const error of errors) collect(alternatives(scene, error))
  if (problems.size === 0) collect([general(scene, scene.around, 'other')])
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

function problemsAt(scene: Scene, error: OutputUnit): Problem[] {
  const found = spotFor(scene, error)
  const { spot, isExact } = found
  if (error.keyword === 'required' || error.keyword === 'dependentRequired') return missingIn(scene, found)
  const value = valueAt(scene.data, found.pointer) as Json | undefined
  const isLeaf = isExact && spot.node.kind !== 'object' && spot.node.kind !== 'list' && value !== undefined
  const problem = isLeaf ? checkReading(scene.form, scene.locale, { spot, ask: 'value' }, value) : undefined
  return [problem ?? general(scene, spot, isExact ? error.keyword : 'other')]
}

function missingIn(scene: Scene, { spot, pointer }: Found): Problem[] {
  const present = valueAt(scene.data, pointer)
  const missing = spot.children.filter(
    ({ required, name }) => required && !(isObject(present) && has(present, String(name))),
  )
  if (missing.length === 0) return [general(scene, spot, 'required')]
  return missing.map((child) => ({
    path: pathOf(child),
    code: 'required',
    text: say(scene.locale, 'problem required', { title: fullTitle(scene.form, scene.locale, child) }),
  }))
}

/** Of alternatives, the chosen one is part of its place by now, so what it says can be told plainly. */
function insideChosen({ form, locale, around, data }: Scene, error: OutputUnit): Problem[] {
  if (!ALTERNATIVES.has(error.keyword)) return []
  const { spot, pointer } = spotFor({ form, locale, around, data }, error)
  const present = valueAt(data, pointer) as Json | undefined
  if (present === undefined) return []
  const scene = { form, locale, around: spot, data: present }
  const errors = spot.node.parts.flatMap((part) => check(form, present, part.schema))
  return errors.filter(isPlain).flatMap((found) => problemsAt(scene, found))
}

function alternatives(scene: Scene, error: OutputUnit): Problem[] {
  return ALTERNATIVES.has(error.keyword) ? [general(scene, spotFor(scene, error).spot, 'other')] : []
}

const ALTERNATIVES = new Set(['anyOf', 'oneOf', 'not', 'if'])

const GENERAL: Record<string, TextKey> = {
  type: 'problem type',
  required: 'problem required',
  uniqueItems: 'problem uniqueItems',
  minProperties: 'problem minProperties',
  maxProperties: 'problem maxProperties',
  contains: 'problem contains',
}

function general({ form, locale, data }: Scene, spot: Spot, keyword: string): Problem {
  const title = fullTitle(form, locale, spot)
  if (keyword === 'minItems' || keyword === 'maxItems') {
    const { min, max } = rowLimits(spot)
    const count = Array.isArray(data) ? data.length : spot.rows.length
    const text = say(locale, `problem ${keyword}`, { title, count, limit: keyword === 'minItems' ? min : max })
    return { path: pathOf(spot), code: keyword, text }
  }
  const key = Object.hasOwn(GENERAL, keyword) ? GENERAL[keyword] : undefined
  return { path: pathOf(spot), code: keyword, text: say(locale, key ?? 'problem other', { title }) }
}

type Found = { spot: Spot; pointer: string; isExact: boolean }

/** The place that an error is about, or the nearest one around it that is part of the form. */
function spotFor({ around }: Scene, { instanceLocation }: OutputUnit): Found {
  const pointer = decodeURI(instanceLocation.slice(1))
  for (let path = pointer; path !== ''; path = path.slice(0, path.lastIndexOf('/'))) {
    const spot = spotAtPath(around, path)
    if (spot !== undefined) return { spot, pointer: path, isExact: path === pointer }
  }
  return { spot: around, pointer: '', isExact: pointer === '' }
}
