import { isObject } from '../json.ts'
import type { Spot } from './spot.ts'

/**
 * The properties that an "at least one of" now makes mandatory: while several alternatives are open each may be skipped;
 * when only one is left, its properties must be given.
 */
export function demandedByGroups(spot: Spot): Set<string> {
  const demanded = new Set<string>()
  for (const { arms } of spot.node.groups) {
    if (arms.some((names) => names.every((name) => isGiven(spot, name)))) continue
    const open = arms.filter((names) => !names.some((name) => isPassedOver(spot, name)))
    const [last] = open.length === 1 ? open : open.length === 0 ? arms.slice(-1) : []
    for (const name of last ?? []) demanded.add(name)
  }
  return demanded
}

/**
 * The properties that an "exactly one of" now makes impossible: another alternative is given or certain, and with this one
 * property there would be two. They are not asked; whoever sends one all the same is told at the end.
 */
export function excludedByGroups(spot: Spot): Set<string> {
  const excluded = new Set<string>()
  for (const { keyword, arms } of spot.node.groups) {
    if (keyword !== 'oneOf') continue
    const isThere = (name: string) => isGiven(spot, name) || spot.node.required.has(name)
    const taken = arms.find((names) => names.length > 0 && names.every(isThere))
    for (const names of taken === undefined ? [] : arms) {
      const missing = names.filter((name) => !isThere(name))
      const [last] = missing.length === 1 && names !== taken ? missing : []
      if (last !== undefined) excluded.add(last)
    }
  }
  return excluded
}

/** An object that is there only because it is demanded has not been given yet; else the demand would lift itself. */
function isGiven(spot: Spot, name: string): boolean {
  const child = spot.byName.get(name)
  if (child === undefined) return isObject(spot.value) && Object.hasOwn(spot.value, name)
  if (!child.declared.gated) return child.value !== undefined && !child.isRefused
  return child.answer?.gate === true || (child.required && !spot.demanded.has(name))
}

function isPassedOver(spot: Spot, name: string): boolean {
  const answer = spot.byName.get(name)?.answer
  return answer?.value === undefined && (answer?.skipped === true || answer?.gate === false)
}
