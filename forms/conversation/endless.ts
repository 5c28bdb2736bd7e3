import type { Spot } from './spot.ts'

/** How often one and the same part may be required in itself before anybody has answered anything in it. */
const MOST_NESTED = 3

/** A condition that holds before its question is asked may demand a part in itself, and again; it is cut off here. */
export function isEndless(spot: Spot): boolean {
  let count = 0
  for (let place: Spot | undefined = spot; place !== undefined; place = place.parent) {
    if (place.row !== undefined || !place.required) return false
    if (place.declared === spot.declared && ++count > MOST_NESTED) return true
  }
  return false
}
