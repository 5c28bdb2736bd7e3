import { itemNode, tupleLength } from '../compile/children.ts'
import type { Form } from '../compile/form.ts'
import { itemParts, typesOf } from '../compile/kind.ts'
import type { Node } from '../compile/node.ts'
import { optionsOf } from '../compile/options.ts'
import type { Part } from '../compile/part.ts'
import { fits } from '../compile/validate.ts'
import type { Json, SchemaObject } from '../definition.ts'

/** Why nothing can be given at a place that has to be filled. `names` leads from there to the question that stands in the way. */
export type Barrier = {
  code: 'no-answer-possible' | 'no-options'
  pointer: string
  message: string
  names: readonly string[]
}

/** Tells why no value fits everything that is said about a single question or a list. */
export function leafBarrier(form: Form, node: Node): Barrier | undefined {
  const found = suspicion(form, node)
  // Where nothing but the type speaks against it, another type may do.
  if (found === undefined || probes(node).some((value) => fits(form, value, node.parts))) return undefined
  return { code: node.options?.length === 0 ? 'no-options' : 'no-answer-possible', ...found, names: [] }
}

type Found = Pick<Barrier, 'pointer' | 'message'>

function suspicion(form: Form, node: Node): Found | undefined {
  const { parts } = node
  return noOption(form, node) ?? noType(parts) ?? LIMITS.reduce(closer(parts), undefined) ?? shortList(form, node)
}

function noOption(form: Form, { parts, options, kind }: Node): Found | undefined {
  if (options === undefined || kind === 'file' || options.some(({ value }) => fits(form, value, parts)))
    return undefined
  const part = parts.find(({ source }) => LISTS.some((keyword) => source[keyword] !== undefined)) ?? parts[0]
  const keyword = LISTS.find((each) => part?.source[each] !== undefined)
  const pointer = `${part?.pointer ?? ''}${options.length === 0 || keyword === undefined ? '' : `/${keyword}`}`
  const message =
    options.length === 0
      ? 'The lists of options exclude each other, so none is left.'
      : 'None of the options passes what else is demanded of the answer.'
  return { pointer: options.length === 0 ? (parts[0]?.pointer ?? '') : pointer, message }
}

const LISTS = ['const', 'enum', 'oneOf', 'anyOf'] as const

function noType(parts: readonly Part[]): Found | undefined {
  if (typesOf(parts)?.length !== 0) return undefined
  const part = parts.findLast(({ schema }) => schema.type !== undefined)
  return { pointer: `${part?.pointer ?? ''}/type`, message: 'The answer would have to be of two kinds at once.' }
}

/** Limits of one thing; an exclusive one is passed only beyond it. */
const LIMITS = [
  { least: ['minimum', 'exclusiveMinimum'], most: ['maximum', 'exclusiveMaximum'] },
  { least: ['minLength'], most: ['maxLength'] },
  { least: ['minItems'], most: ['maxItems'] },
  { least: ['minProperties'], most: ['maxProperties'] },
] as const

type Limit = { value: number; isExclusive: boolean; pointer: string }

function closer(parts: readonly Part[]) {
  return (found: Found | undefined, { least, most }: (typeof LIMITS)[number]): Found | undefined => {
    if (found !== undefined) return found
    const low = limit(parts, least, (one, other) => one > other)
    const high = limit(parts, most, (one, other) => one < other)
    if (low === undefined || high === undefined || !isBetween(parts, low, high)) return undefined
    const message = `It would have to be ${low.isExclusive ? 'above' : 'at least'} ${low.value} and ${
      high.isExclusive ? 'below' : 'at most'
    } ${high.value}, so no answer fits.`
    return { pointer: low.pointer, message }
  }
}

/** True when nothing lies between the limits. */
function isBetween(parts: readonly Part[], low: Limit, high: Limit): boolean {
  if (low.value > high.value || (low.value === high.value && (low.isExclusive || high.isExclusive))) return true
  if (!typesOf(parts)?.every((type) => type === 'integer')) return false
  const first = low.isExclusive ? Math.floor(low.value) + 1 : Math.ceil(low.value)
  const last = high.isExclusive ? Math.ceil(high.value) - 1 : Math.floor(high.value)
  return first > last
}

function limit(
  parts: readonly Part[],
  keywords: readonly (keyof SchemaObject)[],
  isCloser: (one: number, other: number) => boolean,
): Limit | undefined {
  let closest: Limit | undefined
  for (const { schema, pointer } of parts) {
    for (const keyword of keywords) {
      const value: unknown = schema[keyword]
      if (typeof value !== 'number') continue
      const isExclusive = String(keyword).startsWith('exclusive')
      const isEqual = value === closest?.value && isExclusive
      if (closest === undefined || isEqual || isCloser(value, closest.value))
        closest = { value, isExclusive, pointer: `${pointer}/${keyword}` }
    }
  }
  return closest
}

/** A list that must be longer than it can be. */
function shortList(form: Form, node: Node): Found | undefined {
  if (node.kind !== 'list' && node.kind !== 'choices') return undefined
  const least = limit(node.parts, ['minItems'], (one, other) => one > other)
  if (least === undefined) return undefined
  const isUnique = node.parts.some(({ schema }) => schema.uniqueItems === true)
  const options = isUnique ? optionsOf(form, itemParts(form, node.parts), []) : undefined
  const most = options?.length ?? (itemNode(form, node, least.value - 1) === undefined ? tupleLength(node) : undefined)
  if (most === undefined || least.value <= most) return undefined
  return { pointer: least.pointer, message: `At least ${least.value} are needed, but only ${most} can be given.` }
}

/** Values of every type, and those at the limits. */
function probes({ parts }: Node): Json[] {
  const numbers = parts.flatMap(({ schema }) => [schema.minimum, schema.maximum].filter((value) => value !== undefined))
  return [null, true, '', 'x', 0, 1, 0.5, [], {}, ...numbers]
}
