import type { Json } from '../definition.ts'
import { asJson, isObject, put } from '../json.ts'
import type { Live } from './live.ts'
import { placesIn, type Spot } from './spot.ts'

/** A copy of the data under construction, its members in the order of the questions. */
export function dataOf(live: Live): Json {
  return dataAt(live.root) ?? null
}

/** The same for one place; undefined where nothing stands. */
export function dataAt(spot: Spot): Json | undefined {
  if (spot.isRefused) return undefined
  if (Array.isArray(spot.value) && spot.rows.length > 0)
    return spot.rows.map(dataAt).filter((value) => value !== undefined)
  if (!isObject(spot.value) || placesIn(spot).length === 0) return asJson(spot.value)
  const copy: Record<string, Json> = {}
  for (const place of placesIn(spot)) {
    const value = dataAt(place)
    if (value !== undefined) put(copy, String(place.name), value)
  }
  return copy
}
