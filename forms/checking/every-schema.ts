import { subschemas } from '../compile/subschemas.ts'
import type { JsonSchema } from '../definition.ts'
import { isObject } from '../json.ts'

/** A place where a schema stands or should stand. */
export type Place = { pointer: string; value: unknown; depth: number }

/** Deeper and larger than any form: what goes beyond was made to exhaust a program. */
export const DEEPEST = 200
const MOST = 100_000

/** Every place of a document where a schema is expected, from the outside in; stops at the limits of size and depth. */
export function* everySchema(root: JsonSchema): Generator<Place> {
  const waiting: Place[] = [{ pointer: '', value: root, depth: 0 }]
  for (let count = 0; count < MOST; count++) {
    const place = waiting.pop()
    if (place === undefined) return
    yield place
    if (!isObject(place.value) || place.depth >= DEEPEST) continue
    const inner = [...subschemas(place.value, place.pointer)].reverse()
    waiting.push(...inner.map(({ pointer, value }) => ({ pointer, value, depth: place.depth + 1 })))
  }
}
