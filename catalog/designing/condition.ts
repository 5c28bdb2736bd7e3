/** Something that must hold of an answer. `path` leads from the section that the asked question stands in. */
export type Clause = { path: string[] } & (
  | { verb: 'is' | 'is-not' | 'includes' | 'includes-not'; value: string | number | boolean }
  | { verb: 'one-of'; values: (string | number)[] }
  | { verb: 'at-least' | 'at-most' | 'more-than' | 'less-than'; value: number }
  /** ISO 8601 dates: that day or later, or an earlier one. */
  | { verb: 'from' | 'before'; value: string }
  | { verb: 'answered' }
  | { verb: 'not-answered' }
)

export type Verb = Clause['verb']

/** One of several: of each, every clause holds. */
export type AnyOf = { any: Clause[][] }

/**
 * When a question is asked: every part holds. Two levels and no more, so that a sentence can say it: either one “any
 * of” over groups of clauses, or clauses beside “any of” over single clauses.
 */
export type Condition = (Clause | AnyOf)[]

export const isAnyOf = (part: Clause | AnyOf): part is AnyOf => 'any' in part

/** Every clause of a condition, wherever it stands. */
export function clausesOf(condition: Condition): Clause[] {
  return condition.flatMap((part) => (isAnyOf(part) ? part.any.flat() : [part]))
}

/** The same condition with each clause as `change` makes it. */
export function withClauses(condition: Condition, change: (clause: Clause) => Clause): Condition {
  return condition.map((part) =>
    isAnyOf(part) ? { any: part.any.map((clauses) => clauses.map(change)) } : change(part),
  )
}
