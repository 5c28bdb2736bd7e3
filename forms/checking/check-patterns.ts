import { hasFormat, patternFormat } from '../compile/formats.ts'
import { isObject } from '../json.ts'
import { escapeKey } from '../pointer.ts'
import { type Defect, error } from './defect.ts'
import type { Survey } from './every-schema.ts'

/** Patterns that cannot be checked in time linear in the answer, or that are no patterns at all. */
export function checkPatterns({ places, used }: Survey): Defect[] {
  const verdicts = new Map<string, boolean>()
  const defects: Defect[] = []
  for (const { pointer, value } of places) {
    if (!isObject(value) || !used.has(pointer)) continue
    const names = isObject(value.patternProperties) ? Object.keys(value.patternProperties) : []
    const patterns = names.map((name) => ({ pattern: name, at: `${pointer}/patternProperties/${escapeKey(name)}` }))
    if (typeof value.pattern === 'string') patterns.push({ pattern: value.pattern, at: `${pointer}/pattern` })
    for (const { pattern, at } of patterns) {
      if (!verdicts.has(pattern)) verdicts.set(pattern, isUsable(pattern))
      if (!verdicts.get(pattern)) defects.push(unusable(pattern, at))
    }
  }
  return defects
}

function isUsable(pattern: string): boolean {
  try {
    // The first use prepares it; the form will need it again.
    hasFormat(patternFormat(pattern), '')
    return true
  } catch {
    return false
  }
}

function unusable(pattern: string, at: string): Defect {
  return error(
    'unsafe-pattern',
    at,
    `The pattern ${pattern} cannot be checked: write it without back-references and look-behind, and with look-ahead only behind what always has the same length.`,
  )
}
