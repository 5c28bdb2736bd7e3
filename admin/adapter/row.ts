import { ValidationError } from 'adminjs'
import type { ParleyModel } from '../../server/database/model.ts'
import type { Column } from './column.ts'

type Params = Record<string, unknown>

/** A row as AdminJS carries it: JSON as one readable text, everything else as it is. */
export function toParams(row: ParleyModel, columns: Column[]): Params {
  const values = row as unknown as Params
  return Object.fromEntries(
    columns.map(({ name, kind }) => {
      const value = values[name]
      return [name, kind === 'json' && value !== null ? JSON.stringify(value, null, 2) : value]
    }),
  )
}

/**
 * The writable columns out of what a form sends; everything else is dropped.
 * @throws ValidationError naming each column whose text cannot be read.
 */
export function fromParams(params: Params, columns: Column[]): Params {
  const row: Params = {}
  const faults: Record<string, { message: string }> = {}
  for (const column of columns.filter(({ writable }) => writable)) {
    const sent = column.kind === 'list' ? listOf(params, column.name) : params[column.name]
    if (sent === undefined) continue
    const read = readSent(column, sent)
    if (read.understood) row[column.name] = read.value
    else faults[column.name] = { message: read.reason }
  }
  if (Object.keys(faults).length > 0) throw new ValidationError(faults)
  return row
}

type Read = { understood: true; value: unknown } | { understood: false; reason: string }

function readSent(column: Column, sent: unknown): Read {
  if (sent === null || sent === '') {
    if (column.nullable) return { understood: true, value: null }
    return column.kind === 'text' ? { understood: true, value: sent ?? '' } : { understood: false, reason: 'required' }
  }
  if (column.kind === 'json' && typeof sent === 'string') return readJsonText(sent)
  if (column.kind === 'integer' || column.kind === 'number') return readNumber(sent)
  return { understood: true, value: sent }
}

function readJsonText(text: string): Read {
  try {
    return { understood: true, value: JSON.parse(text) }
  } catch {
    return { understood: false, reason: 'notJson' }
  }
}

function readNumber(sent: unknown): Read {
  const value = Number(sent)
  return Number.isFinite(value) ? { understood: true, value } : { understood: false, reason: 'notANumber' }
}

/** `tags.0`, `tags.1` … or a whole list, as one list; undefined when the form says nothing about it. */
function listOf(params: Params, name: string): unknown[] | undefined {
  const whole = params[name]
  if (Array.isArray(whole)) return whole
  const prefix = `${name}.`
  const items = Object.entries(params)
    .filter(([key]) => key.startsWith(prefix) && /^\d+$/.test(key.slice(prefix.length)))
    .sort(([one], [other]) => Number(one.slice(prefix.length)) - Number(other.slice(prefix.length)))
  return items.length > 0 ? items.map(([, item]) => item) : undefined
}
