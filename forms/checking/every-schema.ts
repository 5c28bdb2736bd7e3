import { type Resolve, referencesOf } from '../compile/references.ts'
import { subschemas } from '../compile/subschemas.ts'
import type { JsonSchema } from '../definition.ts'
import { isObject } from '../json.ts'
import { valueAt } from '../pointer.ts'

/** A place where a schema stands or should stand. */
export type Place = { pointer: string; value: unknown; depth: number }

/** A document as the checks look at it: gone through once, for all of them. */
export type Survey = {
  readonly root: JsonSchema
  readonly places: readonly Place[]
  /** Pointers of the places that the form is made of. */
  readonly used: ReadonlySet<string>
  readonly resolve: Resolve
}

export function surveyOf(root: JsonSchema): Survey {
  const resolve = referencesOf(root)
  return { root, places: [...everySchema(root, resolve)], used: usedSchemas(root, resolve), resolve }
}

/** Deeper and larger than any form: what goes beyond was made to exhaust a program. */
export const DEEPEST = 200
const MOST = 100_000

/**
 * Every place of a document where a schema is expected, from the outside in, then those that only a `$ref` leads to; stops at
 * the limits of size and depth.
 */
export function* everySchema(root: JsonSchema, resolve: Resolve = referencesOf(root)): Generator<Place> {
  const seen = new Set<string>()
  const waiting: Place[] = [{ pointer: '', value: root, depth: 0 }]
  const later: Place[] = []
  for (let place = waiting.pop(); place !== undefined && seen.size < MOST; place = waiting.pop() ?? later.pop()) {
    if (seen.has(place.pointer)) continue
    seen.add(place.pointer)
    yield place
    if (!isObject(place.value) || place.depth >= DEEPEST) continue
    const inner = subschemas(place.value, place.pointer).reverse()
    waiting.push(...inner.map(({ pointer, value }) => ({ pointer, value, depth: (place?.depth ?? 0) + 1 })))
    const target = targetOf(place, resolve)
    if (target !== undefined) later.push({ pointer: target, value: valueAt(root, target), depth: 0 })
  }
}

/** The places that the form is made of: a definition that nothing leads to does no harm, whatever it says. */
function usedSchemas(root: JsonSchema, resolve: Resolve): Set<string> {
  const used = new Set<string>()
  const waiting: Omit<Place, 'depth'>[] = [{ pointer: '', value: root }]
  for (let place = waiting.pop(); place !== undefined && used.size < MOST; place = waiting.pop()) {
    if (used.has(place.pointer) || !isObject(place.value)) continue
    used.add(place.pointer)
    for (const inner of subschemas(place.value, place.pointer))
      if (inner.keyword !== 'definitions' && inner.keyword !== '$defs') waiting.push(inner)
    const target = targetOf(place, resolve)
    if (target !== undefined) waiting.push({ pointer: target, value: valueAt(root, target) })
  }
  return used
}

function targetOf({ pointer, value }: Omit<Place, 'depth'>, resolve: Resolve): string | undefined {
  return isObject(value) && typeof value.$ref === 'string' ? resolve(value.$ref, pointer) : undefined
}
