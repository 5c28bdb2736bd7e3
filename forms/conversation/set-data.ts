import type { Json } from '../definition.ts'
import { checkReading } from '../reading/check-reading.ts'
import type { Message } from '../speech/message.ts'
import { applyData } from './apply-data.ts'
import { amend, type Moment } from './moment.ts'
import { advance, proceed } from './proceed.ts'
import { takeLive } from './revive.ts'
import type { Spot } from './spot.ts'
import type { Turn } from './turn.ts'

/** Sets an object or list as a whole, as a form view sends it. It has shown the consequences itself, so nothing is asked first. */
export function setData(moment: Moment, spot: Spot, data: Json): Turn {
  const live = takeLive(moment.form, moment.conversation)
  const { locale } = moment.conversation
  const problems: Message[] = applyData(live, spot, data).flatMap((misfit) => {
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
