import { answerSpot } from './answer-spot.ts'
import { applyData } from './apply-data.ts'
import { spotAt } from './find-spot.ts'
import type { Live } from './live.ts'
import { isGated, placesIn, type Spot } from './spot.ts'

/** Answers a part of the form as another part of the same shape was answered. From then on the two are independent. */
export function copyAnswers(live: Live, to: Spot, fromAt: string): void {
  const from = spotAt(live.root, fromAt)
  if (from === undefined) return
  applyData(live, to, from.value)
  copySkipped(live, from, to)
}

/** What was left out there is left out here too, so that it is not asked. */
function copySkipped(live: Live, from: Spot, to: Spot): void {
  if (isGated(to) && to.answer?.gate === undefined && from.answer?.gate === false) {
    answerSpot(live, { spot: to, ask: 'gate' }, { value: false })
  } else if (from.answer?.skipped && !to.required && to.value === undefined) {
    answerSpot(live, { spot: to, ask: 'value' }, { skip: true })
  }
  for (const place of placesIn(from)) {
    const twin = placesIn(to).find(({ name }) => name === place.name)
    if (twin !== undefined) copySkipped(live, place, twin)
  }
}
