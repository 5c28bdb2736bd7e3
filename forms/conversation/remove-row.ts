import { fullTitle } from '../speech/title.ts'
import { say } from '../speech/words.ts'
import { change } from './give-answer.ts'
import type { Moment } from './moment.ts'
import { openingAt, rowLimits } from './open.ts'
import { refuse } from './refuse.ts'
import type { Spot } from './spot.ts'
import type { Turn } from './turn.ts'

/** Takes a row out of its list, or an entry out of its map; what was answered in it is named before that happens. */
export function removeRow(moment: Moment, row: Spot): Turn {
  const { parent: list } = row
  const locale = moment.conversation.locale
  if (list === undefined || row.row === undefined) return refuse(moment, 'not-readable', 'problem not readable')
  const count = list.answer?.rows?.length ?? 0
  const title = fullTitle(moment.form, locale, list)
  const { min } = rowLimits(list)
  if (count <= min) return refuse(moment, 'minItems', 'problem minItems', { title, limit: min, count: count - 1 })
  const said = say(locale, 'say removed', { title: fullTitle(moment.form, locale, row) })
  return change(moment, openingAt(list, 'more'), { remove: row.row.id }, said)
}
