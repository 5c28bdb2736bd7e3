import { ForbiddenError } from 'adminjs'
import type { QueryBuilder } from 'objection'
import type { ParleyModel } from '../../server/database/model.ts'
import type { Column } from './column.ts'

export type Narrowing = { path: string; value: unknown }
/** As the value of a filter: rows that point to nobody. */
const nobody = 'nobody'
type Query = QueryBuilder<ParleyModel, ParleyModel[]>

/**
 * Narrows a query by what a person asks for in the filter. A value that cannot be in the column finds nothing.
 * @throws ForbiddenError on a name that is no visible column, or one that is not filtered by.
 */
export function narrow(query: Query, narrowings: Narrowing[], columns: Column[]): Query {
  for (const { path, value } of narrowings) {
    const column = columns.find(({ name }) => name === path)
    if (!column || column.kind === 'json') throw new ForbiddenError('unknownFilter')
    if (!narrowBy(query, column, value)) query.whereRaw('false')
  }
  return query
}

/** @returns false when no row can have that value. */
function narrowBy(query: Query, column: Column, value: unknown): boolean {
  if (column.kind === 'time' || column.kind === 'date') return narrowByTime(query, column, value)
  if (typeof value !== 'string') return false
  if (column.kind === 'id' && value === nobody) {
    query.whereNull(column.name)
    return true
  }
  const read = readValue(column, value)
  if (read === undefined) return false
  if (column.kind === 'list') query.whereRaw('?? @> array[?]::text[]', [column.name, read])
  else if (column.kind === 'text' && !column.options) query.where(column.name, 'ilike', `%${escapeLike(value)}%`)
  else query.where(column.name, read)
  return true
}

function readValue(column: Column, text: string): string | number | boolean | undefined {
  switch (column.kind) {
    case 'id':
      return isUuid(text) ? text : undefined
    case 'flag':
      return text === 'true' ? true : text === 'false' ? false : undefined
    case 'integer':
      return /^-?\d{1,9}$/.test(text) ? Number(text) : undefined
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined
    default:
      return column.options && !column.options.includes(text) ? undefined : text
  }
}

function narrowByTime(query: Query, column: Column, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { from, to } = value as { from?: unknown; to?: unknown }
  const bounds = [
    ['>=', from],
    ['<=', to],
  ] as const
  for (const [sign, bound] of bounds) {
    if (bound === undefined || bound === '') continue
    const time = typeof bound === 'string' ? new Date(bound) : undefined
    if (!time || Number.isNaN(time.getTime())) return false
    query.where(column.name, sign, time)
  }
  return true
}

export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
