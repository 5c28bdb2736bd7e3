import { entryNode } from '../compile/children.ts'
import { isFileReference } from '../compile/file-reference.ts'
import type { Form } from '../compile/form.ts'
import { fits, isValid } from '../compile/validate.ts'
import { dataAt } from '../conversation/data-of.ts'
import { hasRoom, type Opening, rowLimits } from '../conversation/open.ts'
import type { Spot } from '../conversation/spot.ts'
import { pathOf } from '../conversation/spot.ts'
import type { Json, Locale } from '../definition.ts'
import { has, isEqual, isObject } from '../json.ts'
import type { Problem } from '../speech/message.ts'
import { fullTitle } from '../speech/title.ts'
import { say, type TextKey } from '../speech/words.ts'
import { fileProblem } from './file-problem.ts'
import { leafProblem } from './leaf-problem.ts'

/** Whether a value may answer a question; undefined when it may, else what is wrong, in words. */
export function checkReading(
  form: Form,
  locale: Locale,
  { spot, ask, arms }: Opening,
  value: Json,
): Problem | undefined {
  const refuse = (code: string, key: TextKey, parameters: Record<string, string | number> = {}): Problem => ({
    path: pathOf(spot),
    code,
    text: say(locale, key, { title: fullTitle(form, locale, spot), ...parameters }),
  })
  switch (ask) {
    case 'gate':
      return typeof value === 'boolean' ? undefined : refuse('type', 'problem type')
    case 'branch':
      return isIndex(value, arms?.arms.length ?? 0) ? undefined : refuse('type', 'problem type')
    case 'more':
      return checkMore(form, spot, value, refuse)
    case 'key':
      return checkKey(form, spot, value, refuse)
    case 'value':
      return checkValue(form, locale, spot, value, refuse)
  }
}

type Refuse = (code: string, key: TextKey, parameters?: Record<string, string | number>) => Problem

function isIndex(value: Json, count: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < count
}

function checkMore(form: Form, spot: Spot, value: Json, refuse: Refuse): Problem | undefined {
  if (typeof value !== 'boolean') return refuse('type', 'problem type')
  const { min, max } = rowLimits(spot)
  const count = spot.answer?.rows?.length ?? 0
  if (value) return hasRoom(form, spot) ? undefined : refuse('maxItems', 'problem maxItems', { limit: max, count })
  if (count < min) return refuse('minItems', 'problem minItems', { limit: min, count })
  return lacks(form, spot) ? refuse('contains', 'problem contains') : undefined
}

/** True for a list that still misses what it must contain: it is told while one more row can be given. */
function lacks(form: Form, spot: Spot): boolean {
  if (spot.node.kind !== 'list') return false
  return spot.node.parts.some(({ schema: { contains, minContains = 1 } }) => {
    return contains !== undefined && !isValid(form, dataAt(spot), { contains, minContains })
  })
}

function checkKey(form: Form, spot: Spot, value: Json, refuse: Refuse): Problem | undefined {
  if (typeof value !== 'string' || value === '') return refuse('empty', 'problem empty')
  const isTaken = (isObject(spot.value) && has(spot.value, value)) || spot.byName.has(value)
  if (isTaken || spot.answer?.rows?.some(({ key }) => key === value))
    return refuse('taken', 'problem key taken', { value })
  const isNamed = spot.node.parts.every(({ schema }) => {
    const names = schema.propertyNames
    return names === undefined || fits(form, value, typeof names === 'object' ? [{ ...part(spot), schema: names }] : [])
  })
  const isPossible = isNamed && value.length <= 200 && entryNode(form, spot.node, value) !== undefined
  return isPossible ? undefined : refuse('key', 'problem key', { value })
}

function part(spot: Spot) {
  return { id: spot.at, pointer: '', source: {} }
}

function checkValue(form: Form, locale: Locale, spot: Spot, value: Json, refuse: Refuse): Problem | undefined {
  const { node } = spot
  if (node.kind === 'file' || node.kind === 'files') {
    for (const file of Array.isArray(value) ? value : [value]) {
      const problem = isFileReference(file) ? fileProblem(locale, node, file) : undefined
      if (problem !== undefined) return { path: pathOf(spot), ...problem }
    }
    if (node.kind === 'file' && isFileReference(value)) return undefined
  }
  const problem = leafProblem(form, locale, node, value)
  if (problem === undefined) return isGivenTwice(spot, value) ? refuse('uniqueItems', 'problem given twice') : undefined
  if (!('words' in problem)) return refuse(problem.code, problem.key, problem.parameters)
  return { path: pathOf(spot), code: problem.code, text: problem.words }
}

/** True when another row of a list without repeats has the same answer. */
function isGivenTwice({ row, parent }: Spot, value: Json): boolean {
  if (row === undefined || parent?.node.kind !== 'list') return false
  if (!parent.node.parts.some(({ schema }) => schema.uniqueItems === true)) return false
  return parent.rows.some(
    (other) => other.row?.id !== row.id && other.value !== undefined && isEqual(other.value, value),
  )
}
