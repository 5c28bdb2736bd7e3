import type { Json } from '../definition.ts'
import { isEqual } from '../json.ts'
import { checkReading } from '../reading/check-reading.ts'
import type { Message } from '../speech/message.ts'
import { applyData } from './apply-data.ts'
import { dataAt } from './data-of.ts'
import type { Live } from './live.ts'
import { amend, type Moment } from './moment.ts'
import { advance, proceed } from './proceed.ts'
import { refuseAll } from './refuse.ts'
import type { Spot } from './spot.ts'
import type { Turn } from './turn.ts'
import { problemsWith } from './whole-problems.ts'

/**
 * Sets an object or list as a whole, as a form view sends it. It has shown the consequences itself, so nothing is asked first.
 * The whole form may be half filled in; anything smaller is one answer, and is taken only if it fits as it is.
 */
export function setData(moment: Moment, live: Live, spot: Spot, data: Json): Turn {
  const { locale } = moment.conversation
  // The form view saved as it was opened; what is given for one place is judged, also when it says the same.
  if (spot === live.root && isEqual(dataAt(spot), data)) return proceed(moment, live, [])
  const misfits = applyData(live, spot, data)
  const refused = spot === live.root ? [] : problemsWith(moment.form, locale, spot, data)
  if (refused.length > 0) return refuseAll(moment, refused)
  const problems: Message[] = misfits.flatMap((misfit) => {
    const problem = checkReading(moment.form, locale, { spot: misfit.spot, ask: 'value' }, misfit.value)
    return problem === undefined ? [] : [{ kind: 'problem' as const, ...problem }]
  })
  advance(moment, live)
  const conversation = amend(moment.conversation, {
    asking: undefined,
    focus: undefined,
    misses: 0,
    reviewed: undefined,
  })
  return proceed({ ...moment, conversation }, live, problems)
}
