import { isJsonObject, type JsonObject } from '../../json-object.ts'
import type { Comparison, Wish } from '../imported.ts'
import { objectIn, objectsIn, textIn } from '../read-source.ts'

/** A named condition of a form: what it says, or why it cannot be said here. */
export type Named = { wish: Wish } | { refused: string }

const OPERATORS: Record<string, [Comparison, negated: boolean]> = {
  is: ['equal', false],
  'is not': ['equal', true],
  contains: ['including', false],
  'does not contain': ['including', true],
  'is more than': ['above', false],
  'is less than': ['below', false],
  'is at least': ['at-least', false],
  'is at most': ['at-most', false],
}

/** The conditions of a form by their names and ids. Version 1 keeps them under `value`, version 2 under `items`. */
export function readConditions(form: JsonObject): ReadonlyMap<string, Named> {
  const sources = new Map<string, JsonObject>()
  for (const [one] of objectsIn(form, 'conditions'))
    for (const name of [textIn(one, 'name'), textIn(one, 'id')].filter(Boolean)) sources.set(name, one)
  const lists = listItems(form)
  return new Map([...sources.keys()].map((name) => [name, read(name, [])]))

  function read(name: string, within: readonly string[]): Named {
    const source = sources.get(name)
    if (!source || within.includes(name)) return { refused: name }
    const inner = (other: string) => read(other, [...within, name])
    if (typeof source.value === 'string') return { refused: source.value.slice(0, 80) }
    const items = objectsIn(source, 'items')
    if (items.length > 0)
      return joined(
        items.map(([one]) => ({ by: textIn(source, 'coordinator') || 'and', ...second(one, inner, lists) })),
      )
    return group(objectIn(source, 'value'), inner)
  }
}

type Inner = (name: string) => Named
type Part = { by: string } & Named

function group(value: JsonObject, inner: Inner): Named {
  return joined(
    objectsIn(value, 'conditions').map(([one]) => ({ by: textIn(one, 'coordinator') || 'and', ...first(one, inner) })),
  )
}

/** One part of a condition of version 1: a comparison, another condition by its name, or a group of such. */
function first(one: JsonObject, inner: Inner): Named {
  if (textIn(one, 'conditionName') !== '') return inner(textIn(one, 'conditionName'))
  if (Array.isArray(one.conditions)) return group(one, inner)
  const value = isJsonObject(one.value) ? one.value : { value: one.value }
  const kind = textIn(value, 'type')
  if (kind !== '' && kind !== 'Value') return { refused: `${textIn(one, 'operator')} ${kind}` }
  return compared(textIn(objectIn(one, 'field'), 'name'), textIn(one, 'operator'), value.value)
}

function second(one: JsonObject, inner: Inner, lists: ReadonlyMap<string, unknown>): Named {
  if (textIn(one, 'conditionId') !== '') return inner(textIn(one, 'conditionId'))
  const kind = textIn(one, 'type')
  if (kind === 'RelativeDate') return { refused: `${textIn(one, 'operator')} ${kind}` }
  const value = isJsonObject(one.value) ? lists.get(textIn(one.value, 'itemId')) : one.value
  return compared(textIn(one, 'componentId'), textIn(one, 'operator'), value)
}

function compared(of: string, operator: string, value: unknown): Named {
  const known = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  if (!known || !isPlain || of === '') return { refused: operator || '—' }
  const wish: Wish = { of, is: known[0], value }
  return { wish: known[1] ? { not: wish } : wish }
}

/** “and” binds closer than “or”. */
function joined(parts: readonly Part[]): Named {
  const refused = parts.find((one) => 'refused' in one)
  if (refused) return refused
  const groups: Wish[][] = []
  for (const [index, part] of parts.entries()) {
    if (!('wish' in part)) continue
    if (index === 0 || part.by === 'or') groups.push([part.wish])
    else groups.at(-1)?.push(part.wish)
  }
  const any = groups.map((all): Wish => (all.length === 1 && all[0] ? all[0] : { all }))
  const [only] = any
  if (!only) return { refused: '—' }
  return { wish: any.length === 1 ? only : { any } }
}

function listItems(form: JsonObject): ReadonlyMap<string, unknown> {
  const items = objectsIn(form, 'lists').flatMap(([list]) => objectsIn(list, 'items'))
  return new Map(items.map(([item]) => [textIn(item, 'id'), item.value]))
}
