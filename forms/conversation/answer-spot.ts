import type { Answer, AskKind, PlainReading, Row } from './conversation.ts'
import { follow } from './follow.ts'
import { type Live, storeAnswer } from './live.ts'
import { type Opening, rowLimits } from './open.ts'
import { appendRow, refresh } from './settle.ts'
import { isGated, type Spot } from './spot.ts'

/** Puts a reading where its question stands and follows what that changes, here and in everything around it. */
export function answerSpot(live: Live, { spot, ask, arms }: Opening, reading: PlainReading): void {
  const isOneMore = ask === 'more' && spot.node.kind === 'list' && 'value' in reading && reading.value === true
  if (isOneMore) addRow(live, spot)
  else put(live, spot, answered(spot, ask, reading, arms?.id))
}

/** Adds a row to the end of a list. */
function addRow(live: Live, spot: Spot): void {
  const row = newRow(spot)
  const { closed: _, ...rest } = base(spot)
  spot.answer = { ...rest, rows: [...(spot.answer?.rows ?? []), row], lastRow: row.id }
  storeAnswer(live, spot.answer)
  appendRow(live, spot, row.id)
  tellAbove(live, spot)
}

/** Chooses an arm of a `oneOf` or `anyOf`, also one that had been chosen before. */
export function chooseArm(live: Live, spot: Spot, id: string, index: number): void {
  put(live, spot, { ...base(spot), arms: { ...spot.answer?.arms, [id]: index } })
}

/** Takes an answer back, so that the question is open again. */
export function clearAnswer(live: Live, spot: Spot): void {
  put(live, spot, { at: spot.at })
}

/** Gives a list or map exactly these rows. */
export function setRows(live: Live, spot: Spot, rows: readonly Row[], closed: boolean): void {
  const { closed: _, ...rest } = base(spot)
  put(live, spot, { ...rest, rows, lastRow: latest(spot, rows), ...(closed ? { closed: true as const } : {}) })
}

/** A row that no list had before. */
export function newRow(spot: Spot, key?: string): Row {
  const id = (spot.answer?.lastRow ?? 0) + 1
  return key === undefined ? { id } : { id, key }
}

/** Adds the rows that must be there, one after the other as each is filled, so that nobody is asked whether to. */
export function addNeededRow(live: Live, { spot, ask }: Opening): boolean {
  const rows = spot.answer?.rows ?? []
  if (ask !== 'more' || rows.length >= rowLimits(spot).min) return false
  if (spot.node.kind === 'list') addRow(live, spot)
  else setRows(live, spot, [...rows, newRow(spot)], false)
  return true
}

function put(live: Live, spot: Spot, answer: Answer): void {
  storeAnswer(live, answer)
  spot.answer = answer
  spot.outcomes.clear()
  refresh(live, spot)
  tellAbove(live, spot)
}

/** Conditions and groups further up may look at what changed; places already passed are looked at again. */
function tellAbove(live: Live, changed: Spot): void {
  let place = changed
  for (let above = changed.parent; above !== undefined; above = above.parent) {
    if (place.position < above.cursor) above.recheck.add(place)
    if (above.node.kind === 'object') follow(live, above, String(place.name))
    place = above
  }
}

function base(spot: Spot): Answer {
  const { skipped: _, was: __, ...rest } = spot.answer ?? { at: spot.at }
  return rest
}

function answered(spot: Spot, ask: AskKind, reading: PlainReading, arm: string | undefined): Answer {
  if ('skip' in reading) return skipped(spot, ask)
  if ('remove' in reading)
    return withRows(
      spot,
      (spot.answer?.rows ?? []).filter(({ id }) => id !== reading.remove),
    )
  const { value } = reading
  switch (ask) {
    case 'value':
      return { ...base(spot), value }
    case 'gate':
      return { ...base(spot), gate: value === true }
    case 'branch':
      return { ...withoutValue(spot), arms: { ...spot.answer?.arms, [arm ?? '']: Number(value) } }
    case 'more':
      return value === true ? withRows(spot, withUnnamed(spot)) : { ...base(spot), closed: true }
    case 'key':
      return withRows(spot, named(spot.answer?.rows ?? [], String(value)))
  }
}

/** An answer of another kind is only remembered. */
function withoutValue(spot: Spot): Answer {
  const { value, ...rest } = base(spot)
  return value === undefined ? rest : { ...rest, was: value }
}

function skipped(spot: Spot, ask: AskKind): Answer {
  if (ask === 'gate') return { ...base(spot), gate: false }
  if (ask === 'more' || ask === 'key')
    return { ...withRows(spot, (spot.answer?.rows ?? []).filter(isNamed(ask))), closed: true }
  const was = spot.answer?.value ?? spot.answer?.was
  // Whoever then gives nothing takes back that there is something.
  if (isGated(spot)) return { at: spot.at, gate: false, ...(was === undefined ? {} : { was }) }
  return was === undefined ? { at: spot.at, skipped: true } : { at: spot.at, skipped: true, was }
}

function isNamed(ask: AskKind): (row: Row) => boolean {
  return ({ key }) => ask !== 'key' || key !== undefined
}

function withRows(spot: Spot, rows: readonly Row[]): Answer {
  return { ...base(spot), rows, lastRow: latest(spot, rows) }
}

function latest(spot: Spot, rows: readonly Row[]): number {
  return rows.reduce((most, { id }) => Math.max(most, id), spot.answer?.lastRow ?? 0)
}

function named(rows: readonly Row[], key: string): Row[] {
  const open = rows.find((row) => row.key === undefined)
  return rows.map((row) => (row === open ? { ...row, key } : row))
}

/** Who says twice that there is one more entry, before it has a name, means the same one. */
function withUnnamed(spot: Spot): readonly Row[] {
  const rows = spot.answer?.rows ?? []
  return rows.some(({ key }) => key === undefined) ? rows : [...rows, newRow(spot)]
}
