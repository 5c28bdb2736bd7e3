import type { Defect } from '#forms'
import type { Place } from './form-places.ts'
import { escapeKey } from './json-pointer.ts'
import type { ServiceDefinition } from './service-definition.ts'

/** Routing conditions and decision rules that look at answers which the form never asks for, or that it never gives. */
export function checkAnswerPointers(definition: ServiceDefinition, places: readonly Place[]): Defect[] {
  const byPath = new Map(places.map((place) => [place.path, place]))
  const conditions = definition.routing.flatMap(({ when = {} }, index) =>
    Object.entries(when).map(([path, value]) => ({ at: `/routing/${index}/when/${escapeKey(path)}`, path, value })),
  )
  return [
    ...conditions.flatMap(({ at, path, value }) => checkCondition(at, path, value, byPath.get(path))),
    ...checkMatches(definition.decision, byPath),
  ]
}

function checkCondition(at: string, path: string, value: unknown, place: Place | undefined): Defect[] {
  if (place?.kind !== 'leaf') return [neverAsked('routing-pointer-unknown', at, path)]
  if (place.values === undefined || place.values.includes(value)) return []
  const message = `Cases are routed by ${path} being “${value}”, but that is none of its answers.`
  return [{ severity: 'error', code: 'routing-value-unknown', pointer: at, message }]
}

function checkMatches(decision: ServiceDefinition['decision'], byPath: ReadonlyMap<string, Place>): Defect[] {
  if (decision.by !== 'rule') return []
  const matches = Object.entries(decision.matches)
  if (matches.length === 0) {
    const message = 'The decision rule compares nothing, so it never grants.'
    return [{ severity: 'error', code: 'decision-compares-nothing', pointer: '/decision/matches', message }]
  }
  return matches
    .filter(([, path]) => !['leaf', 'list'].includes(byPath.get(path)?.kind ?? ''))
    .map(([field, path]) => neverAsked('decision-pointer-unknown', `/decision/matches/${escapeKey(field)}`, path))
}

function neverAsked(code: string, pointer: string, path: string): Defect {
  return {
    severity: 'error',
    code,
    pointer,
    message: `A rule looks at the answer ${path}, but the form never asks for it.`,
  }
}
