import type { rulesToAST } from '@casl/ability/extra'

export type Scalar = string | number | boolean | Date | null

/** A condition in SQL with the values it is about. */
export type Compiled = { sql: string; bindings: Scalar[] }

type Condition = NonNullable<ReturnType<typeof rulesToAST>>
/** How a condition's column is written in the query at hand. */
type Column = (name: string) => string

/**
 * A rule's condition in SQL. A leaf may be unknown on null: unknown counts as false in a WHERE, through `and` and `or`
 * too; `not` is written `is not true`, so that it holds there as well.
 * @throws Error on what SQL and JavaScript could answer differently.
 */
export function compileCondition(condition: Condition, column: Column): Compiled {
  switch (condition.operator) {
    case 'and':
      return together(partsOf(condition).map((part) => compileCondition(part, column)))
    case 'or':
      return oneOfThese(partsOf(condition).map((part) => compileCondition(part, column)))
    case 'not':
      return not(together(partsOf(condition).map((part) => compileCondition(part, column))))
    default:
      return compileLeaf(condition, column)
  }
}

export const together = (parts: Compiled[]): Compiled => join(parts, ' and ', 'true')
export const oneOfThese = (parts: Compiled[]): Compiled => join(parts, ' or ', 'false')
export const not = ({ sql, bindings }: Compiled): Compiled => ({ sql: `((${sql}) is not true)`, bindings })

/** What is said twice is written once: several roles often allow the same. */
function join(parts: Compiled[], word: string, whenNone: string): Compiled {
  const different = [...new Map(parts.map((part) => [JSON.stringify(part), part])).values()]
  const [first] = different
  if (!first) return { sql: whenNone, bindings: [] }
  if (different.length === 1) return first
  return {
    sql: `(${different.map((part) => part.sql).join(word)})`,
    bindings: different.flatMap((part) => part.bindings),
  }
}

function compileLeaf(condition: Condition, columnFor: Column): Compiled {
  const column = columnFor(fieldOf(condition))
  const { operator, value } = condition
  switch (operator) {
    case 'eq':
      return value === null ? sql(`${column} is null`) : sql(`${column} = ?`, scalar(value))
    case 'ne':
      // Null differs from every value for `can`, and from none for SQL's `<>`.
      return sql(`${column} is distinct from ?`, scalar(value))
    case 'in':
      return oneOf(column, value)
    case 'exists':
      // `can` asks whether the row has the column at all, and it always has; a value is asked for by `$ne: null`.
      return sql(value === true ? 'true' : 'false')
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return ordered(column, operator, value)
    default:
      throw new Error(`The operator "${operator}" has no translation to SQL.`)
  }
}

const signs = { gt: '>', gte: '>=', lt: '<', lte: '<=' }

function ordered(column: string, operator: keyof typeof signs, value: unknown): Compiled {
  if (typeof value !== 'number' && !(value instanceof Date)) {
    throw new Error('Only numbers and times are ordered alike in JavaScript and in the database.')
  }
  const compared = `${column} ${signs[operator]} ?`
  // JavaScript orders null as if it were zero, and never as equal to it.
  const nullIsLess = Number(value) >= 0
  const takesNull = operator.startsWith('l') === nullIsLess
  return takesNull ? sql(`(${compared} or ${column} is null)`, scalar(value)) : sql(compared, scalar(value))
}

function oneOf(column: string, list: unknown): Compiled {
  if (!Array.isArray(list)) throw new Error('"$in" takes a list.')
  const values = list.filter((value) => value !== null).map(scalar)
  const among = values.length > 0 ? `${column} in (${values.map(() => '?').join(', ')})` : 'false'
  return sql(values.length < list.length ? `(${among} or ${column} is null)` : among, ...values)
}

const plainColumn = /^[a-z][a-z0-9_]*$/

function fieldOf(condition: Condition): string {
  const field = 'field' in condition ? condition.field : undefined
  if (typeof field !== 'string' || !plainColumn.test(field)) {
    throw new Error(`"${condition.operator}" on "${String(field)}" is not a condition on a plain column.`)
  }
  return field
}

function partsOf(condition: Condition): Condition[] {
  if (!Array.isArray(condition.value)) throw new Error(`"${condition.operator}" has no parts.`)
  return condition.value
}

function scalar(value: unknown): Scalar {
  const finite = typeof value === 'number' && Number.isFinite(value)
  const instant = value instanceof Date && !Number.isNaN(value.getTime())
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || finite || instant)
    return value as Scalar
  throw new Error('A rule compares a column with one text, number, flag, time or null.')
}

function sql(text: string, ...bindings: Scalar[]): Compiled {
  return { sql: text, bindings }
}
