import { entryNode } from '../compile/children.ts'
import { parsePointer } from '../pointer.ts'
import { answerSpot, newRow, setRows } from './answer-spot.ts'
import type { Live } from './live.ts'
import { hasRoom } from './open.ts'
import { isGated, isIn, type Spot } from './spot.ts'

/**
 * The place at a JSON Pointer, where it may be: optional parts on the way are said to be there, and one row or entry
 * more is added where the pointer names it. Undefined when the form has no such place now.
 */
export function openPath(live: Live, path: string): Spot | undefined {
  if (path !== '' && !path.startsWith('/')) return undefined
  let spot: Spot | undefined = live.root
  for (const key of parsePointer(path)) {
    const inside: Spot | undefined = placeNamed(spot, key) ?? made(live, spot, key)
    if (inside === undefined) return undefined
    spot = inside
  }
  return spot
}

function placeNamed(spot: Spot, key: string): Spot | undefined {
  return spot.byName.get(key) ?? spot.rows.find(({ name }) => String(name) === key)
}

function made(live: Live, spot: Spot, key: string): Spot | undefined {
  if (isGated(spot) && !isIn(spot)) answerSpot(live, { spot, ask: 'gate' }, { value: true })
  const rows = spot.answer?.rows ?? []
  if (spot.node.kind === 'list' && key === String(rows.length) && hasRoom(live.form, spot)) {
    setRows(live, spot, [...rows, newRow(spot)], false)
  }
  if (spot.node.kind === 'object' && !spot.byName.has(key) && entryNode(live.form, spot.node, key) !== undefined) {
    setRows(live, spot, [...rows, newRow(spot, key)], false)
  }
  return placeNamed(spot, key)
}
