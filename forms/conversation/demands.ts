import { broughtBy, type Condition } from '../compile/condition.ts'
import { flatten } from '../compile/flatten.ts'
import type { Form } from '../compile/form.ts'
import type { Part } from '../compile/part.ts'
import { nextOpening } from './open.ts'
import type { Spot } from './spot.ts'

/**
 * A condition may demand one property because another is absent. While that other one has not been asked yet, its absence
 * means nothing: the property may still be skipped. So "a, or else b" works whichever of the two comes first.
 * These are the conditions of a spot that are undecided in this sense.
 */
export function unsettledConditions(form: Form, spot: Spot): Set<string> {
  const unsettled = spot.node.conditions.filter((condition) => !isSettled(form, spot, condition))
  return new Set(unsettled.map(({ id }) => id))
}

/** True when a property that was just answered or skipped settles one of the conditions that look at it, or unsettles it. */
export function settlesDemand(form: Form, spot: Spot, name: string): boolean {
  return (spot.node.watchers.get(name) ?? []).some(
    (condition) => isSettled(form, spot, condition) === spot.unsettled.has(condition.id),
  )
}

/** The properties that only undecided conditions demand. */
export function softlyRequired(form: Form, spot: Spot): Set<string> {
  const soft = spot.node.conditions.filter(({ id }) => spot.unsettled.has(id))
  if (soft.length === 0) return new Set()
  const parts = new Set(soft.flatMap((condition) => flatten(form, partsOf(spot, condition))).map(({ id }) => id))
  const hard = new Set(
    spot.node.parts.filter(({ id }) => !parts.has(id)).flatMap(({ schema }) => schema.required ?? []),
  )
  return new Set([...spot.node.required].filter((name) => !hard.has(name)))
}

/** True unless what a condition brings depends on a question that has not been asked yet. */
export function isSettled(form: Form, spot: Spot, condition: Condition): boolean {
  const brought = partsOf(spot, condition)
  if (condition.kind !== 'if' || brought.length === 0) return true
  // What demands the very property that it looks at leaves no way to skip that one.
  const isDemanded = (name: string) => flatten(form, brought).some(({ schema }) => schema.required?.includes(name))
  return [...(condition.reads ?? [])].every((name) => {
    const read = spot.byName.get(name)
    return read === undefined || nextOpening(form, read) === undefined || isDemanded(name)
  })
}

function partsOf({ outcomes }: Spot, condition: Condition): Part[] {
  return condition.kind === 'arms' ? [] : broughtBy(condition, outcomes.get(condition.id))
}
