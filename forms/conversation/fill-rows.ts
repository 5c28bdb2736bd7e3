import { answerSpot, newRow, setRows } from './answer-spot.ts'
import { applyData } from './apply-data.ts'
import type { PastedRow, Row } from './conversation.ts'
import type { Live } from './live.ts'
import { isGated, type Spot } from './spot.ts'

/** Adds the rows of a table to a list. What a row leaves blank counts as skipped; what could not be read there stays open. */
export function fillRows(live: Live, list: Spot, rows: readonly PastedRow[]): void {
  if (isGated(list) && list.answer?.gate !== true) answerSpot(live, { spot: list, ask: 'gate' }, { value: true })
  const kept = keptRows(list)
  const { id: first } = newRow(list)
  setRows(live, list, [...kept, ...rows.map((_, index) => ({ id: first + index }))], false)
  for (const [index, { values, blank }] of rows.entries()) {
    const spot = list.rows[kept.length + index]
    if (spot === undefined) continue
    applyData(live, spot, { ...values })
    for (const name of blank) leaveBlank(live, spot.byName.get(name))
  }
}

/** The rows that stay: a last one that was only opened makes room. */
export function keptRows(list: Spot): readonly Row[] {
  const rows = list.answer?.rows ?? []
  return list.rows.at(-1)?.total.answered === 0 ? rows.slice(0, -1) : rows
}

function leaveBlank(live: Live, spot: Spot | undefined): void {
  if (spot !== undefined && !spot.required && spot.value === undefined)
    answerSpot(live, { spot, ask: 'value' }, { skip: true })
}
