import { allSpots } from '../conversation/find-spot.ts'
import type { Live } from '../conversation/live.ts'
import { nextOpening } from '../conversation/open.ts'
import { pathOf, type Spot } from '../conversation/spot.ts'

/** Everything that a live state says, place by place in the form's order, so that two of them can be compared. */
export function stateOf(live: Live) {
  const next = nextOpening(live.form, live.root)
  return {
    answers: live.answers.flat(),
    next: next && `${next.ask} ${next.spot.at}`,
    places: [...allSpots(live.root)].map(placeOf),
  }
}

function placeOf(spot: Spot) {
  const { at, node, declared, required, value, isRefused, own, total, position } = spot
  return {
    at,
    path: pathOf(spot),
    declared: declared.key,
    node: node.kind === 'object' ? node.parts.map(({ id }) => id).join() : node.key,
    demands: [...node.required].sort(),
    required,
    value,
    isRefused,
    own,
    total,
    position,
    demanded: [...spot.demanded].sort(),
    unsettled: [...spot.unsettled].sort(),
    outcomes: [...spot.outcomes].sort(),
  }
}
