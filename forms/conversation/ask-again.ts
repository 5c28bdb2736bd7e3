import type { AskKind } from './conversation.ts'
import { isGated, type Spot } from './spot.ts'

/** What is asked again at a place: whether it is there, which kind it is, whether there is one more, or its value. */
export function askAgain(spot: Spot): AskKind {
  if (isGated(spot) && (spot.node.kind !== 'list' || spot.answer?.gate !== true)) return 'gate'
  if (spot.node.kind === 'list') return 'more'
  if (spot.node.kind === 'object') return spot.node.conditions.some(({ kind }) => kind === 'arms') ? 'branch' : 'more'
  return spot.node.kind === 'undecided' ? 'branch' : 'value'
}
