import { type Live, storeAnswer } from './live.ts'
import { placeValue } from './place-value.ts'
import { placesIn, type Spot } from './spot.ts'

/** Takes a place out of the form: its answers are no longer part of the data, but are remembered as earlier ones. */
export function drop(live: Live, spot: Spot): void {
  dropInside(live, spot)
  spot.isCounted = false
  if (spot.parent?.value !== undefined) placeValue(spot, undefined)
  live.opened.delete(spot)
  if (spot.answer === undefined) return
  if (spot.answer.value !== undefined) live.dropped.add(spot)
  live.lost.set(spot.at, { spot, answer: spot.answer })
  const was = spot.answer.value ?? spot.answer.was
  storeAnswer(live, was === undefined ? { at: spot.at } : { at: spot.at, was })
}

/** What holds other questions has no value of its own; an earlier one is only remembered. */
export function loseValue(live: Live, spot: Spot): void {
  if (spot.answer?.value === undefined) return
  const { value, ...rest } = spot.answer
  live.dropped.add(spot)
  live.lost.set(spot.at, { spot, answer: spot.answer })
  spot.answer = { ...rest, was: value }
  storeAnswer(live, spot.answer)
}

/** Takes out everything that a place holds. */
export function dropInside(live: Live, spot: Spot): void {
  for (const place of placesIn(spot)) drop(live, place)
}

/** Leaves nothing in a place, and nothing of what its conditions had come to. */
export function empty(live: Live, spot: Spot): void {
  dropInside(live, spot)
  spot.children = []
  spot.rows = []
  spot.byName.clear()
  spot.cursor = 0
  spot.recheck.clear()
  spot.isRefused = false
  spot.unsettled.clear()
  spot.demanded = NOTHING
  spot.excluded = NOTHING
  placeValue(spot, undefined)
}

const NOTHING: ReadonlySet<string> = new Set()
