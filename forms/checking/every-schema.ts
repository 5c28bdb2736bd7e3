import { referencesOf } from '../compile/references.ts'
import { subschemas } from '../compile/subschemas.ts'
import type { JsonSchema } from '../definition.ts'
import { isObject } from '../json.ts'
import { valueAt } from '../pointer.ts'

/** A place where a schema stands or should stand. */
export type Place = { pointer: string; value: unknown; depth: number }

/** Deeper and larger than any form: what goes beyond was made to exhaust a program. */
export const DEEPEST = 200
const MOST = 100_000

/**
 * Every place of a document where a schema is expected, from the outside in, then those that only a `$ref` leads to; stops at
 * the limits of size and depth.
 */
export function* everySchema(root: JsonSchema): Generator<Place> {
  const seen = new Set<string>()
  const waiting: Place[] = [{ pointer: '', value: root, depth: 0 }]
  const later: Place[] = []
  const targetOf = targetsIn(root)
  for (let place = waiting.pop(); place !== undefined && seen.size < MOST; place = waiting.pop() ?? later.pop()) {
    if (seen.has(place.pointer)) continue
    seen.add(place.pointer)
    yield place
    if (!isObject(place.value) || place.depth >= DEEPEST) continue
    const inner = [...subschemas(place.value, place.pointer)].reverse()
    waiting.push(...inner.map(({ pointer, value }) => ({ pointer, value, depth: (place?.depth ?? 0) + 1 })))
    const target = targetOf(place)
    if (target !== undefined) later.push({ pointer: target, value: valueAt(root, target), depth: 0 })
  }
}

/** The places that the form is made of: a definition that nothing leads to does no harm, whatever it says. */
export function usedSchemas(root: JsonSchema): Set<string> {
  const used = new Set<string>()
  const waiting: Omit<Place, 'depth'>[] = [{ pointer: '', value: root }]
  const targetOf = targetsIn(root)
  for (let place = waiting.pop(); place !== undefined && used.size < MOST; place = waiting.pop()) {
    if (used.has(place.pointer) || !isObject(place.value)) continue
    used.add(place.pointer)
    for (const inner of subschemas(place.value, place.pointer))
      if (inner.keyword !== 'definitions' && inner.keyword !== '$defs') waiting.push(inner)
    const target = targetOf(place)
    if (target !== undefined) waiting.push({ pointer: target, value: valueAt(root, target) })
  }
  return used
}

function targetsIn(root: JsonSchema): (place: Omit<Place, 'depth'>) => string | undefined {
  const resolve = referencesOf(root)
  return ({ pointer, value }) =>
    isObject(value) && typeof value.$ref === 'string' ? resolve(value.$ref, pointer) : undefined
}
