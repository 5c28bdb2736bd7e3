import { parsePointer } from '../pointer.ts'
import { placesIn, rowKey, type Spot } from './spot.ts'

/** The relevant place at a stable path. */
export function spotAt(root: Spot, at: string): Spot | undefined {
  let spot: Spot | undefined = root
  for (const key of at.split('/').slice(1)) {
    const name = key.startsWith('~r') ? key : (parsePointer(`/${key}`)[0] ?? '')
    spot = spot.byName.get(name) ?? spot.rows.find(({ row }) => row !== undefined && rowKey(row.id) === key)
    if (spot === undefined) return undefined
  }
  return spot
}

/** The relevant place at a JSON Pointer into the data of this moment. */
export function spotAtPath(root: Spot, path: string): Spot | undefined {
  if (path !== '' && !path.startsWith('/')) return undefined
  let spot: Spot | undefined = root
  for (const key of parsePointer(path)) {
    spot = spot.byName.get(key) ?? spot.rows.find(({ name }) => String(name) === key)
    if (spot === undefined) return undefined
  }
  return spot
}

/** Every relevant place, in the form's order. */
export function* allSpots(spot: Spot): Generator<Spot> {
  yield spot
  for (const place of placesIn(spot)) yield* allSpots(place)
}
