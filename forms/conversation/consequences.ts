import type { Live } from './live.ts'
import { isOpen, type Opening } from './open.ts'
import type { Spot } from './spot.ts'

/** The places that lost their answer by what was just applied elsewhere. */
export function dropsOf(live: Live, cause: Spot): Spot[] {
  return [...live.dropped].filter((spot) => spot !== cause)
}

/** The places that came to be asked by what was just applied elsewhere. That one more row has questions surprises nobody. */
export function opensOf(live: Live, { spot: cause, ask }: Opening): Spot[] {
  return [...live.opened].filter(
    (spot) =>
      spot !== cause && !(ask === 'more' && isBelow(spot, cause)) && isAttached(live, spot) && isOpen(live.form, spot),
  )
}

function isBelow(spot: Spot, above: Spot): boolean {
  let place: Spot | undefined = spot
  while (place !== undefined && place !== above) place = place.parent
  return place === above
}

function isAttached(live: Live, spot: Spot): boolean {
  let place = spot
  while (place.isCounted && place.parent !== undefined) place = place.parent
  return place === live.root
}
