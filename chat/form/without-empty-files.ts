import type { Json } from '#forms'

/**
 * The data without references to files that were not given: a form view fills a required object with `{}`, and the
 * only object a person cannot begin by writing is a file. Files are the fields that the UI schema shows as `file`.
 */
export function withoutEmptyFiles(data: Json, ui: unknown): Json {
  if (Array.isArray(data)) return data.map((item) => withoutEmptyFiles(item, member(ui, 'items')))
  if (typeof data !== 'object' || data === null) return data
  const kept = Object.entries(data).filter(([name, value]) => !isEmptyFile(value, member(ui, name)))
  return Object.fromEntries(kept.map(([name, value]) => [name, withoutEmptyFiles(value, member(ui, name))]))
}

function isEmptyFile(value: Json, ui: unknown): boolean {
  const isFile = member(ui, 'ui:field') === 'file'
  return isFile && typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

function member(ui: unknown, name: string): unknown {
  return typeof ui === 'object' && ui !== null && Object.hasOwn(ui, name)
    ? (ui as Record<string, unknown>)[name]
    : undefined
}
