import { type Clause, type Condition, isAnyOf } from './condition.ts'

/** A condition as lines: all of them must hold, or one is enough. Clauses on one line are joined the other way. */
export type Grouped = { join: 'all' | 'any'; lines: Clause[][] }

export function grouped(condition: Condition): Grouped {
  const [first] = condition
  if (condition.length === 1 && first && isAnyOf(first)) return { join: 'any', lines: first.any }
  return { join: 'all', lines: condition.map((part) => (isAnyOf(part) ? part.any.flat() : [part])) }
}

/** The condition of lines; `always` when none is left. */
export function ungrouped({ join, lines }: Grouped): Condition | 'always' {
  const [only] = lines
  if (!only) return 'always'
  if (join === 'any') return lines.length === 1 ? only : [{ any: lines }]
  return lines.map((line) => (line.length === 1 && line[0] ? line[0] : { any: line.map((clause) => [clause]) }))
}
