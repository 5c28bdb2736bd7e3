import { fits } from '../compile/validate.ts'
import type { Json } from '../definition.ts'
import { asJson, isEqual, isObject } from '../json.ts'
import { answerTo } from './answer-to.ts'
import { spotAtPath } from './find-spot.ts'
import { changeTo, giveAnswer } from './give-answer.ts'
import type { Moment } from './moment.ts'
import { type Opening, openingAt } from './open.ts'
import { openPath } from './open-path.ts'
import { refuse } from './refuse.ts'
import { removeRow } from './remove-row.ts'
import { liveOf, takeLive } from './revive.ts'
import { setData } from './set-data.ts'
import { isGated, type Spot } from './spot.ts'
import type { Turn } from './turn.ts'

/** A path names the question; what is there already is changed, an object or list is set as a whole. */
export function answerAtPath(moment: Moment, opening: Opening | undefined, path: string, value: unknown): Turn {
  const json = asJson(value) ?? null
  const known = spotAtPath(liveOf(moment.form, moment.conversation).root, path)
  if (known === undefined || isWhole(known, json)) return setAtPath(moment, path, json)
  if (json === null && known.row !== undefined && !fits(moment.form, null, known.node.parts))
    return removeRow(moment, known)
  if (known.node.silent) return refuse(moment, 'unknown', 'problem unknown', { path })
  if (isGated(known) && known.node.kind === 'constant' && isEqual(known.node.constant?.value, json)) {
    return giveAnswer(moment, openingAt(known, 'gate'), true)
  }
  if (opening?.spot === known) return answerTo(moment, opening, { kind: 'value', value: json }, false)
  const isNew =
    known.answer?.value === undefined && known.answer?.gate === undefined && known.answer?.arms === undefined
  const target = openingAt(known, askFor(known, json))
  return isNew ? giveAnswer(moment, target, json) : changeTo(moment, target, json)
}

/** A place that is not there yet is made, where the form allows it; if it does not fit after all, nothing has happened. */
function setAtPath(moment: Moment, path: string, json: Json): Turn {
  const live = takeLive(moment.form, moment.conversation)
  const spot = openPath(live, path)
  if (spot !== undefined && !spot.node.silent) return setData(moment, live, spot, json)
  return refuse(moment, 'unknown', 'problem unknown', { path })
}

function isWhole(spot: Spot, value: unknown): boolean {
  if (spot.node.kind === 'undecided') return spot.parent === undefined || (typeof value === 'object' && value !== null)
  return (spot.node.kind === 'object' && isObject(value)) || (spot.node.kind === 'list' && Array.isArray(value))
}

function askFor(spot: Spot, value: unknown): Opening['ask'] {
  if (isGated(spot) && typeof value === 'boolean' && typeof spot.node.constant?.value !== 'boolean') return 'gate'
  if (spot.node.kind === 'list') return 'more'
  if (spot.node.kind === 'object') return typeof value === 'number' ? 'branch' : 'more'
  return spot.node.kind === 'undecided' ? 'branch' : 'value'
}
