import type { Form } from '../compile/form.ts'
import { isOpen } from './open.ts'
import { type Count, placesIn, type Spot } from './spot.ts'

/** Counts a spot anew and carries the difference up, so that progress never needs a walk over the form. */
export function recount(form: Form, spot: Spot): void {
  const own = ownCount(form, spot)
  const total = { ...own }
  for (const place of placesIn(spot)) {
    add(total, place.total, 1)
    place.isCounted = true
  }
  spot.own = own
  spread(spot, total)
}

/** The same, when there is only one place more than before. */
export function countIn(form: Form, spot: Spot, place: Spot): void {
  place.isCounted = true
  countOne(form, spot, place.total, 1)
}

/** The same, when there is only one place less. */
export function countOut(form: Form, spot: Spot, place: Spot): void {
  if (!place.isCounted) return
  place.isCounted = false
  countOne(form, spot, place.total, -1)
}

function countOne(form: Form, spot: Spot, inside: Count, times: 1 | -1): void {
  const own = ownCount(form, spot)
  const total = { ...spot.total }
  add(total, spot.own, -1)
  add(total, own, 1)
  add(total, inside, times)
  spot.own = own
  spread(spot, total)
}

function spread(spot: Spot, total: Count): void {
  const difference = { ...total }
  add(difference, spot.total, -1)
  spot.total = total
  if (difference.answered === 0 && difference.remaining === 0) return
  for (let place = spot; place.isCounted && place.parent !== undefined; place = place.parent) {
    add(place.parent.total, difference, 1)
  }
}

function add(count: Count, other: Count, times: 1 | -1): void {
  count.answered += other.answered * times
  count.remaining += other.remaining * times
}

function ownCount(form: Form, spot: Spot): Count {
  if (spot.node.silent || spot.node.kind === 'constant') return { answered: 0, remaining: isOpen(form, spot) ? 1 : 0 }
  const isAnswered = spot.answer?.value !== undefined && spot.value !== undefined && !spot.isRefused
  return { answered: isAnswered ? 1 : 0, remaining: isOpen(form, spot) ? 1 : 0 }
}
