import { subschemas } from '../compile/subschemas.ts'
import { isObject, own } from '../json.ts'
import { type Defect, error } from './defect.ts'
import type { Survey } from './every-schema.ts'

/** What a schema cannot do without: of each list of pointers, one has to be answerable. */
type Needs = ReadonlyMap<string, readonly (readonly string[])[]>

/**
 * Things that demand a thing of their own kind in themselves: no finite answer exists, and the questions would never end.
 * Optional ones, lists that may be empty, and alternatives with another way out are fine.
 */
export function checkEndless(survey: Survey): Defect[] {
  const needs = needsOf(survey)
  const endless = endlessIn(needs)
  return [...endless]
    .filter((pointer) => isPlace(pointer) && needsItself(pointer, needs, endless))
    .map((pointer) =>
      error('endless', pointer, 'This is always needed, and needs one more of itself each time, so it never ends.'),
    )
}

function isPlace(pointer: string): boolean {
  return /\/(?:properties|items|prefixItems)(?:\/[^/]*)?$/.test(pointer)
}

function needsOf({ places, used, resolve }: Survey): Needs {
  const needs = new Map<string, string[][]>()
  for (const { pointer, value } of places) {
    if (!isObject(value) || !used.has(pointer) || 'enum' in value || 'const' in value) continue
    const target = typeof value.$ref === 'string' ? resolve(value.$ref, pointer) : undefined
    const found = [...(target === undefined ? [] : [[target]]), ...needsInside(value, pointer)]
    if (found.length > 0) needs.set(pointer, found)
  }
  return needs
}

function needsInside(schema: Record<string, unknown>, pointer: string): string[][] {
  const all: string[][] = []
  const arms: Record<string, string[]> = {}
  for (const inner of subschemas(schema, pointer)) {
    if (inner.keyword === 'allOf' || isDemanded(schema, inner)) all.push([inner.pointer])
    const isArm = inner.keyword === 'oneOf' || inner.keyword === 'anyOf'
    if (isArm) arms[inner.keyword] = [...(arms[inner.keyword] ?? []), inner.pointer]
  }
  return [...all, ...Object.values(arms)]
}

function isDemanded(
  schema: Record<string, unknown>,
  { keyword, key }: { keyword: string; key?: string | number },
): boolean {
  if (keyword === 'properties') return Array.isArray(schema.required) && schema.required.includes(key)
  const least = Number(own(schema, 'minItems') ?? 0)
  return (keyword === 'items' || keyword === 'prefixItems') && Number(key ?? 0) < least
}

/** Whatever is not found answerable, from the innermost places outwards, is endless. */
function endlessIn(needs: Needs): Set<string> {
  const endless = new Set([...needs.keys()].reverse())
  for (let before = -1; before !== endless.size; ) {
    before = endless.size
    for (const pointer of endless) {
      const lists = needs.get(pointer) ?? []
      if (lists.every((list) => list.some((inner) => !endless.has(inner)))) endless.delete(pointer)
    }
  }
  return endless
}

/** True for what stands in the circle, not for what merely leads to it. */
function needsItself(start: string, needs: Needs, endless: ReadonlySet<string>): boolean {
  const seen = new Set<string>()
  const waiting = [start]
  for (let pointer = waiting.pop(); pointer !== undefined; pointer = waiting.pop()) {
    for (const next of (needs.get(pointer) ?? []).flat()) {
      if (next === start) return true
      if (!endless.has(next) || seen.has(next)) continue
      seen.add(next)
      waiting.push(next)
    }
  }
  return false
}
