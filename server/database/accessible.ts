import type { AnyAbility } from '@casl/ability'
import { rulesToAST } from '@casl/ability/extra'

type Scalar = string | number | boolean | Date | null
type Condition = NonNullable<ReturnType<typeof rulesToAST>>
type Fragment = { sql: string; bindings: Scalar[] }
type Filterable = { whereRaw(sql: string, bindings: Scalar[]): unknown }

/**
 * Narrows a query to the rows on which `ability.can(action, row)` is true: the rules that guard one record
 * are the filter of the list. No rule, no rows. Values must have the type of their column.
 * @param table qualifies the columns, for queries that join.
 * @throws Error on a rule that SQL and `can` could answer differently: an operator outside the closed set,
 *   a rule about fields, a path, an ordering of texts.
 */
export function accessible<Q extends Filterable>(
  query: Q,
  ability: AnyAbility,
  action: string,
  subject: string,
  table?: string,
): Q {
  const { sql, bindings } = compileRules(ability, action, subject, table)
  query.whereRaw(sql, bindings)
  return query
}

function compileRules(ability: AnyAbility, action: string, subject: string, table: string | undefined): Fragment {
  if (ability.possibleRulesFor(action, subject).some((rule) => rule.fields)) {
    throw new Error(`The rules for ${action} ${subject} name fields: a row filter cannot keep them.`)
  }
  const condition = rulesToAST(ability, action, subject)
  return condition ? compile(condition, table) : { sql: 'false', bindings: [] }
}

// A leaf may be unknown on null. Unknown counts as false in a WHERE, through `and` and `or` too;
// `not` is written `is not true`, so that it holds there as well.
function compile(condition: Condition, table: string | undefined): Fragment {
  switch (condition.operator) {
    case 'and':
      return join(partsOf(condition), ' and ', 'true', table)
    case 'or':
      return join(partsOf(condition), ' or ', 'false', table)
    case 'not': {
      const { sql, bindings } = join(partsOf(condition), ' and ', 'true', table)
      return { sql: `(${sql} is not true)`, bindings }
    }
    default:
      return compileLeaf(condition, table)
  }
}

function join(parts: Condition[], word: string, whenNone: string, table: string | undefined): Fragment {
  if (parts.length === 0) return { sql: whenNone, bindings: [] }
  const compiled = parts.map((part) => compile(part, table))
  return {
    sql: `(${compiled.map((part) => part.sql).join(word)})`,
    bindings: compiled.flatMap((part) => part.bindings),
  }
}

function compileLeaf(condition: Condition, table: string | undefined): Fragment {
  const column = columnOf(condition, table)
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

function ordered(column: string, operator: keyof typeof signs, value: unknown): Fragment {
  if (typeof value !== 'number' && !(value instanceof Date)) {
    throw new Error('Only numbers and times are ordered alike in JavaScript and in the database.')
  }
  const compared = `${column} ${signs[operator]} ?`
  // JavaScript orders null as if it were zero, and never as equal to it.
  const nullIsLess = Number(value) >= 0
  const takesNull = operator.startsWith('l') === nullIsLess
  return takesNull ? sql(`(${compared} or ${column} is null)`, scalar(value)) : sql(compared, scalar(value))
}

function oneOf(column: string, list: unknown): Fragment {
  if (!Array.isArray(list)) throw new Error('"$in" takes a list.')
  const values = list.filter((value) => value !== null).map(scalar)
  const among = values.length > 0 ? `${column} in (${values.map(() => '?').join(', ')})` : 'false'
  return sql(values.length < list.length ? `(${among} or ${column} is null)` : among, ...values)
}

const plainColumn = /^[a-z][a-z0-9_]*$/

function columnOf(condition: Condition, table: string | undefined): string {
  const field = 'field' in condition ? condition.field : undefined
  if (typeof field !== 'string' || !plainColumn.test(field)) {
    throw new Error(`"${condition.operator}" on "${String(field)}" is not a condition on a plain column.`)
  }
  return table ? `"${table}"."${field}"` : `"${field}"`
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

function sql(text: string, ...bindings: Scalar[]): Fragment {
  return { sql: text, bindings }
}
