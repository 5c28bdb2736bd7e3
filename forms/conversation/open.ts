import { itemNode, tupleLength } from '../compile/children.ts'
import type { ArmsCondition } from '../compile/condition.ts'
import { flatten } from '../compile/flatten.ts'
import type { Form } from '../compile/form.ts'
import type { Part } from '../compile/part.ts'
import { has } from '../json.ts'
import type { AskKind } from './conversation.ts'
import { isGated, isIn, placesIn, type Spot } from './spot.ts'

/** A question that can be put to the person now. */
export type Opening = {
  readonly spot: Spot
  readonly ask: AskKind
  /** The choice that a `branch` is about. */
  readonly arms?: ArmsCondition
}

/**
 * The first question, in the form's order, that is neither answered nor skipped; undefined when nothing is left to ask.
 * What is behind the cursor is not looked at again unless it was touched, so the search does not grow with the form.
 */
export function nextOpening(form: Form, spot: Spot): Opening | undefined {
  if (spot.node.silent || isExcluded(spot)) return undefined
  const first = ownFirst(spot)
  if (first !== undefined) return openingAt(spot, first)
  if (!isIn(spot)) return undefined
  const inside = touchedOpening(form, spot) ?? openingAfterCursor(form, spot)
  if (inside !== undefined) return inside
  const last = ownLast(form, spot)
  return last === undefined ? undefined : openingAt(spot, last)
}

/** A question at a spot; for a `branch`, the choice that was made there before, or that is to be made. */
export function openingAt(spot: Spot, ask: AskKind, arm?: string): Opening {
  if (ask !== 'branch') return { spot, ask }
  const choices = spot.node.conditions.filter((condition) => condition.kind === 'arms')
  const arms =
    choices.find(({ id }) => id === arm) ?? spot.undecided ?? choices.find(({ tells }) => tells === undefined)
  return arms === undefined ? { spot, ask } : { spot, ask, arms }
}

function touchedOpening(form: Form, spot: Spot): Opening | undefined {
  if (spot.recheck.size === 0) return undefined
  for (const place of [...spot.recheck].sort((a, b) => a.position - b.position)) {
    const opening = nextOpening(form, place)
    if (opening !== undefined) return firstDecided(form, spot, place) ?? opening
    spot.recheck.delete(place)
  }
  return undefined
}

function openingAfterCursor(form: Form, spot: Spot): Opening | undefined {
  const places = placesIn(spot)
  for (; spot.cursor < places.length; spot.cursor++) {
    const place = places[spot.cursor] as Spot
    const opening = nextOpening(form, place)
    if (opening !== undefined) return firstDecided(form, spot, place) ?? opening
  }
  return undefined
}

/**
 * A condition that holds only because its question has not been asked yet may forbid what is an answer later: where it
 * speaks about a place, what it looks at is asked before.
 */
function firstDecided(form: Form, spot: Spot, place: Spot): Opening | undefined {
  for (const condition of spot.unsettled.size === 0 ? [] : spot.node.conditions) {
    if (condition.kind !== 'if' || !spot.unsettled.has(condition.id)) continue
    const brought = spot.outcomes.get(condition.id) === 'then' ? condition.then : condition.else
    if (brought === undefined || !describes(flatten(form, [brought]), String(place.name))) continue
    for (const name of condition.reads ?? []) {
      const read = spot.byName.get(name)
      const opening = read === undefined || read === place ? undefined : nextOpening(form, read)
      if (opening !== undefined) return opening
    }
  }
  return undefined
}

function describes(parts: readonly Part[], name: string): boolean {
  return parts.some(({ schema }) => has(schema.properties ?? {}, name))
}

/** True for what nobody has answered yet, and what must not be there beside other answers. */
function isExcluded({ parent, name, answer }: Spot): boolean {
  return answer === undefined && parent?.excluded.has(String(name)) === true
}

/** What a spot itself asks before anything inside it. */
function ownFirst(spot: Spot): AskKind | undefined {
  if (isGated(spot) && spot.answer?.gate !== true) return spot.answer?.gate === undefined ? 'gate' : undefined
  const { kind } = spot.node
  if (kind === 'object' || kind === 'list' || kind === 'constant') return undefined
  if (spot.answer?.skipped && !spot.required) return undefined
  if (kind === 'undecided') return 'branch'
  return spot.value === undefined || spot.isRefused ? 'value' : undefined
}

/** What a spot asks once everything inside it is settled. */
function ownLast(form: Form, spot: Spot): AskKind | undefined {
  if (spot.node.kind === 'object') {
    if (spot.undecided !== undefined) return 'branch'
    if (!spot.node.isMap || spot.answer?.closed) return undefined
    return spot.answer?.rows?.some(({ key }) => key === undefined) ? 'key' : 'more'
  }
  return spot.node.kind === 'list' && !spot.answer?.closed && hasRoom(form, spot) ? 'more' : undefined
}

/** True when the spot itself, not something inside it, has a question. */
export function isOpen(form: Form, spot: Spot): boolean {
  if (spot.node.silent || isExcluded(spot)) return false
  return ownFirst(spot) !== undefined || (isIn(spot) && ownLast(form, spot) !== undefined)
}

/** How many rows or entries a list or map must and may have. */
export function rowLimits(spot: Spot): { min: number; max: number } {
  const { parts, kind } = spot.node
  const [least, most] =
    kind === 'list' ? (['minItems', 'maxItems'] as const) : (['minProperties', 'maxProperties'] as const)
  const taken = kind === 'list' ? 0 : Object.keys(spot.value ?? {}).length - spot.rows.length
  const min = Math.max(0, ...parts.map(({ schema }) => (schema[least] ?? 0) - taken))
  const held = Math.max(
    0,
    ...parts.map(({ schema }) => (schema.contains === undefined ? 0 : (schema.minContains ?? 1))),
  )
  const max = Math.min(...parts.map(({ schema }) => (schema[most] ?? Number.POSITIVE_INFINITY) - taken))
  return { min: kind === 'list' ? Math.max(min, held, tupleLength(spot.node)) : min, max }
}

/** True when one more row may be given. */
export function hasRoom(form: Form, spot: Spot): boolean {
  const count = spot.answer?.rows?.length ?? 0
  return count < rowLimits(spot).max && (spot.node.kind !== 'list' || itemNode(form, spot.node, count) !== undefined)
}
