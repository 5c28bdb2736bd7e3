import { answerSpot, newRow, setRows } from './answer-spot.ts'
import { applyData } from './apply-data.ts'
import type { PastedLine } from './conversation.ts'
import type { Live } from './live.ts'
import { isGated, type Spot } from './spot.ts'

/** Puts lines into a list: into the rows that wait for an answer first, then into new ones. What could not be read stays open. */
export function fillLines(live: Live, list: Spot, lines: readonly PastedLine[]): void {
  if (isGated(list) && list.answer?.gate !== true) answerSpot(live, { spot: list, ask: 'gate' }, { value: true })
  const places = lines.map((_, index) => rowForLine(list, index))
  const rows = list.answer?.rows ?? []
  const missing = Math.max(0, ...places.map((place) => place + 1 - rows.length))
  const { id: first } = newRow(list)
  const added = Array.from({ length: missing }, (_, index) => ({ id: first + index }))
  setRows(live, list, [...rows, ...added], false)
  for (const [index, { value }] of lines.entries()) {
    const spot = list.rows[places[index] ?? -1]
    if (spot !== undefined && value !== undefined) applyData(live, spot, value)
  }
}

/** The index of the row that a line is for. */
export function rowForLine({ rows }: Spot, line: number): number {
  const waiting = rows.flatMap(({ value }, index) => (value === undefined ? [index] : []))
  return waiting[line] ?? rows.length + line - waiting.length
}
