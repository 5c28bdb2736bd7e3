import type { Json } from '../definition.ts'
import { checkReading } from '../reading/check-reading.ts'
import { quote } from '../reading/reading.ts'
import { branchOptions } from '../speech/branch-options.ts'
import { describeValue } from '../speech/describe.ts'
import { confirmSeveral } from './confirm-several.ts'
import { localeOf, type Moment } from './moment.ts'
import type { Opening } from './open.ts'
import { refuseReading, refuseWith } from './refuse.ts'
import type { Turn } from './turn.ts'

/**
 * What is only near to an answer is taken once the person says so. A change may take other answers with it, and an arm
 * brings questions: there the near one is only named, to be written or chosen as it stands.
 */
export function askWhetherMeant(moment: Moment, opening: Opening, value: Json, typed: string, isChange: boolean): Turn {
  const problem = checkReading(moment.form, localeOf(moment), opening, value)
  if (problem !== undefined) return refuseWith(moment, problem)
  if (opening.ask === 'value' && !isChange) return confirmSeveral(moment, [{ spot: opening.spot, value }])
  const parameters = { text: quote(typed.trim()), options: inWords(moment, opening, value) }
  return refuseReading(moment, opening, {
    understood: false,
    code: 'unread',
    key: 'problem unread choice near',
    parameters,
  })
}

function inWords(moment: Moment, opening: Opening, value: Json): string {
  const { form } = moment
  const locale = localeOf(moment)
  if (opening.ask === 'value') return describeValue(form, locale, opening.spot, value)
  return branchOptions(form, locale, opening).find(({ index }) => index === value)?.title ?? ''
}
