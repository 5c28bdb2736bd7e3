import type { Json } from '../definition.ts'
import { isObject, put } from '../json.ts'
import type { Spot } from './spot.ts'

/** Puts a value, or with undefined none, at a spot and into the object or list that holds it. */
export function placeValue(spot: Spot, value: Json | undefined): void {
  spot.value = value
  const holder = spot.parent?.value
  if (Array.isArray(holder)) placeInList(spot, holder, value)
  else if (isObject(holder)) placeInObject(String(spot.name), holder as Record<string, Json>, value)
}

function placeInObject(name: string, holder: Record<string, Json>, value: Json | undefined): void {
  if (value !== undefined) put(holder, name, value)
  else if (Object.hasOwn(holder, name)) delete holder[name]
}

/** Rows without a value yet are not in the list, so a later one may stand before its number. */
function placeInList(spot: Spot, holder: Json[], value: Json | undefined): void {
  const index = Number(spot.name)
  const rows = spot.parent?.rows ?? []
  if (value !== undefined && index < holder.length && holder.length === rows.length) {
    holder[index] = value
    return
  }
  if (value !== undefined && index === holder.length) {
    holder.push(value)
    return
  }
  holder.length = 0
  for (const row of rows) if (row.value !== undefined) holder.push(row.value)
}
