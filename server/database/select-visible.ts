import { type AnyAbility, subject as marked } from '@casl/ability'
import type { Knex } from 'knex'
import { visibleColumns } from './accessible.ts'
import { borrowedColumns, conditionColumn } from './condition-column.ts'

type Row = Record<string, unknown>

/**
 * The SELECT list of a subject's rows: the columns that the rules show, and as they are those that say which rules
 * hold. `showRow` takes the latter out again where they are not shown themselves.
 */
export function selectVisible(db: Knex, ability: AnyAbility, subject: string, columns: SelectColumns): Knex.Raw[] {
  const { shown, weighed } = columns
  const visible = visibleColumns(
    ability,
    subject,
    shown.filter((name) => !weighed.includes(name)),
  )
  const plain = [...weighed, ...borrowedColumns(subject)].map((name) => ({
    name,
    sql: conditionColumn(subject, name),
    bindings: [],
  }))
  return [...plain, ...visible].map(({ name, sql, bindings }) => db.raw(`${sql} as "${name}"`, bindings))
}

export type SelectColumns = {
  /** What is wanted, as far as it is visible. */
  shown: readonly string[]
  /** What the rules ask about, and what the house needs to know of the row. */
  weighed: readonly string[]
}

/** A row without the columns that the rules do not show in it. */
export function showRow<R extends object>(ability: AnyAbility, subject: string, row: R): Partial<R> {
  const thing = marked(subject, { ...(row as Row) })
  return Object.fromEntries(Object.entries(row).filter(([name]) => ability.can('read', thing, name))) as Partial<R>
}
