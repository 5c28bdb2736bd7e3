import type { AnyAbility } from '@casl/ability'
import { rulesToCondition } from '@casl/ability/extra'
import { type Compiled, compileCondition, not, oneOfThese, together } from './compile-condition.ts'
import { conditionColumn } from './condition-column.ts'

type Filterable = { whereRaw(sql: string, bindings: Compiled['bindings']): unknown }

/** Which of the columns, and by which name the table goes in a query that joins. */
type Where = { table?: string | undefined; field?: string | undefined }

/**
 * Narrows a query to the rows on which `ability.can(action, row)` is true: the rules that guard one record
 * are the filter of the list. No rule, no rows. Values must have the type of their column.
 * @param where.table qualifies the columns, for queries that join.
 * @param where.field only the rows in which this column may be seen: what is filtered by a column is told of it.
 * @throws Error on a rule that SQL and `can` could answer differently: an operator outside the closed set,
 *   a path, an ordering of texts.
 */
export function accessible<Q extends Filterable>(
  query: Q,
  ability: AnyAbility,
  action: string,
  subject: string,
  where: Where = {},
): Q {
  const { sql, bindings } = reachOf(ability, action, subject, where)
  query.whereRaw(sql, bindings)
  return query
}

/** A column as a SELECT may have it: as it is, or only in the rows in which the rules show it. */
export type VisibleColumn = Compiled & { name: string; masked: boolean }

/** The columns of the rows in reach that the rules show at all; the others are not to be selected. */
export function visibleColumns(
  ability: AnyAbility,
  subject: string,
  columns: readonly string[],
  table?: string,
): VisibleColumn[] {
  const row = reachOf(ability, 'read', subject, { table })
  return columns.flatMap((name): VisibleColumn[] => {
    const seen = reachOf(ability, 'read', subject, { table, field: name })
    const column = conditionColumn(subject, name, table)
    if (seen.sql === 'false') return []
    if (same(seen, row)) return [{ name, sql: column, bindings: [], masked: false }]
    return [{ name, sql: `case when ${seen.sql} then ${column} end`, bindings: seen.bindings, masked: true }]
  })
}

/** The condition under which a row, or one column of it, is in reach. */
export function reachOf(ability: AnyAbility, action: string, subject: string, { table, field }: Where = {}): Compiled {
  const column = (name: string) => conditionColumn(subject, name, table)
  const condition = rulesToCondition(
    ability.rulesFor(action, subject, field),
    ({ ast, inverted }) => {
      if (!ast) throw new Error('A rule without conditions was asked for them.')
      const compiled = compileCondition(ast, column)
      return inverted ? not(compiled) : compiled
    },
    { and: together, or: oneOfThese, empty: () => ({ sql: 'true', bindings: [] }) },
  )
  return condition ?? { sql: 'false', bindings: [] }
}

const same = (one: Compiled, other: Compiled) =>
  one.sql === other.sql && JSON.stringify(one.bindings) === JSON.stringify(other.bindings)
