import { isContainer } from '../compile/kind.ts'
import { uiOption } from '../compile/ui.ts'
import { isIn, type Spot } from '../conversation/spot.ts'

/**
 * The open question and the unanswered ones behind it, in the order in which they will be asked: those beside it, those in the
 * parts that follow, up to the row it stands in. What has to be agreed to first, and what is sensitive, is not among them.
 */
export function questionsAhead(spot: Spot, most: number): Spot[] {
  const ahead: Spot[] = [spot]
  for (let place = spot; place.parent !== undefined && place.row === undefined; place = place.parent) {
    for (const sibling of place.parent.children.slice(place.position + 1)) {
      for (const question of questionsIn(sibling)) {
        if (ahead.length === most) return ahead
        ahead.push(question)
      }
    }
  }
  return ahead
}

function* questionsIn(spot: Spot): Generator<Spot> {
  if (spot.node.silent || isSensitive(spot) || !isIn(spot)) return
  if (isContainer(spot.node.kind)) for (const child of spot.children) yield* questionsIn(child)
  else if (spot.value === undefined) yield spot
}

/** What the author declares so (`ui:sensitive`) is answered by itself only, never out of a passing mention. */
export function isSensitive({ node }: Spot): boolean {
  return uiOption(node.ui, 'sensitive')?.value === true
}
