import { fullTitle } from '../speech/title.ts'
import { say } from '../speech/words.ts'
import { askAgain } from './ask-again.ts'
import { answeredNamed, answeredSpots } from './find-answered.ts'
import { spotAtPath } from './find-spot.ts'
import { amend, localeOf, type Moment, openingFor, targetOf } from './moment.ts'
import { openingAt } from './open.ts'
import { itemAt, sizeOf } from './pages.ts'
import { proceed } from './proceed.ts'
import { refuse } from './refuse.ts'
import { liveOf, takeLive } from './revive.ts'
import type { Spot } from './spot.ts'
import type { Turn } from './turn.ts'

/** Goes to the question that was answered before the open one, in the order in which they were asked. */
export function goBack(moment: Moment): Turn {
  const { journal, focus } = moment.conversation
  const live = liveOf(moment.form, moment.conversation)
  for (let step = (focus?.step ?? sizeOf(journal)) - 1; step >= 0; step--) {
    const before = itemAt(journal, step)
    if (before === undefined || before.ask === 'more' || before.ask === 'key') continue
    const opening = openingFor(live, before)
    if (opening !== undefined) return focusOn(moment, { ...targetOf(opening), step })
  }
  return refuse(moment, 'nothing-before', 'problem nothing before')
}

/** Opens an earlier question again: named by its path, or by words of its title. */
export function changeEarlier(moment: Moment, target: string | undefined): Turn {
  const live = liveOf(moment.form, moment.conversation)
  const locale = localeOf(moment)
  if (target === undefined) return askWhich(moment, answeredSpots(live).slice(-5))
  const found =
    target === '' || target.startsWith('/') ? byPath(live.root, target) : answeredNamed(live, locale, target)
  const [only] = found
  if (only === undefined) return refuse(moment, 'unknown', 'problem change unknown', { text: target })
  return found.length > 1 ? askWhich(moment, found) : focusOn(moment, targetOf(openingAt(only, askAgain(only))))
}

function byPath(root: Spot, path: string): Spot[] {
  const spot = spotAtPath(root, path)
  return spot === undefined || spot.node.silent || spot === root ? [] : [spot]
}

function askWhich(moment: Moment, spots: Spot[]): Turn {
  const titles = spots
    .slice(0, 5)
    .map((spot) => say(localeOf(moment), 'quoted', { title: fullTitle(moment.form, localeOf(moment), spot) }))
  return refuse(moment, 'ambiguous', 'problem change what', { options: titles.join(', ') })
}

function focusOn(moment: Moment, focus: NonNullable<Moment['conversation']['focus']>): Turn {
  const live = takeLive(moment.form, moment.conversation)
  const conversation = amend(moment.conversation, { focus, asking: undefined, misses: 0 })
  return proceed({ ...moment, conversation }, live, [])
}
