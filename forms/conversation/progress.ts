import { isOpen } from './open.ts'
import { type Count, placesIn, type Spot } from './spot.ts'

/** Counts a spot anew and carries the difference up, so that progress never needs a walk over the form. */
export function recount(spot: Spot): void {
  const own = ownCount(spot)
  const total = { ...own }
  for (const place of placesIn(spot)) add(total, place.total, 1)
  spot.own = own
  spread(spot, total)
}

/** The same, when only the spot's own question changed. */
export function recountOwn(spot: Spot): void {
  const own = ownCount(spot)
  const total = { ...spot.total }
  add(total, spot.own, -1)
  add(total, own, 1)
  spot.own = own
  spread(spot, total)
}

function spread(spot: Spot, total: Count): void {
  const difference = { ...total }
  add(difference, spot.total, -1)
  spot.total = total
  if (difference.answered === 0 && difference.remaining === 0) return
  for (let above = spot.parent; above?.children.includes(spot); above = above.parent) add(above.total, difference, 1)
}

function add(count: Count, other: Count, times: 1 | -1): void {
  count.answered += other.answered * times
  count.remaining += other.remaining * times
}

function ownCount(spot: Spot): Count {
  if (spot.node.silent || spot.node.kind === 'constant') return { answered: 0, remaining: isOpen(spot) ? 1 : 0 }
  const isAnswered = spot.answer?.value !== undefined && spot.value !== undefined
  return { answered: isAnswered ? 1 : 0, remaining: isOpen(spot) ? 1 : 0 }
}
