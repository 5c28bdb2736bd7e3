import type { Rule } from './abilities.ts'
import { isJsonObject, type JsonObject } from './json-object.ts'
import { escapeKey } from './json-pointer.ts'
import { rolesNamed } from './seen-by.ts'

type Section<Item> = { title: string; items: Item[] }
type Answered<Item> = { data: Record<string, unknown>; sections: Section<Item>[] }

/** Who looks: in these roles, or as somebody to whom every answer is shown. */
export type Reader = 'everything' | readonly string[]

/**
 * As whom the rules let somebody read the answers of one submission: in the roles that do. The applicant's own are all
 * theirs, and in an emergency a case is opened as a whole.
 * @returns undefined when no rule lets them
 */
export function readerOf(rules: readonly Rule[], row: Readonly<Record<string, unknown>>): Reader | undefined {
  const holding = rules.filter(
    ({ action, subject, conditions = {} }) =>
      action === 'read' &&
      subject === 'Submission' &&
      Object.entries(conditions).every(([column, value]) => row[column] === value),
  )
  if (holding.length === 0) return undefined
  if (holding.some(({ conditions = {} }) => 'account_id' in conditions || 'case_id' in conditions)) return 'everything'
  return [...new Set(holding.map(({ role }) => role))]
}

/**
 * The answers that a reader is shown. A question that names roles is for them alone, and so is all that it holds; what
 * is not for the reader is absent, with its place in the review.
 */
export function visibleAnswers<Item extends { path: string }>(
  uiSchema: JsonObject | undefined,
  reader: Reader,
  { data, sections }: Answered<Item>,
): Answered<Item> & { hidden: number } {
  const hiddenAt: string[] = []
  const left = cut(data, uiSchema ?? {}, '', reader, hiddenAt)
  const isHidden = ({ path }: Item) => hiddenAt.some((at) => isWithin(path, at) || isWithin(at, path))
  const shown = sections.map((section) => ({ ...section, items: section.items.filter((item) => !isHidden(item)) }))
  return {
    data: isJsonObject(left) ? left : {},
    sections: shown.filter(({ items }) => items.length > 0),
    hidden: sections.flatMap(({ items }) => items).filter(isHidden).length,
  }
}

function cut(value: unknown, ui: JsonObject, at: string, reader: Reader, hidden: string[]): unknown {
  if (!isFor(ui, reader)) {
    hidden.push(at)
    return undefined
  }
  if (Array.isArray(value))
    return value.flatMap((item, index) => cut(item, below(ui, 'items'), `${at}/${index}`, reader, hidden) ?? [])
  if (!isJsonObject(value)) return value
  const entries = Object.entries(value).map(([name, inner]) => {
    const uiInner = Object.hasOwn(ui, name) ? below(ui, name) : below(ui, 'additionalProperties')
    return [name, cut(inner, uiInner, `${at}/${escapeKey(name)}`, reader, hidden)] as const
  })
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined))
}

const isFor = (ui: JsonObject, reader: Reader) => {
  const named = rolesNamed(ui)
  return named === undefined || reader === 'everything' || named.some((role) => reader.includes(role))
}

const below = (ui: JsonObject, name: string): JsonObject => (isJsonObject(ui[name]) ? ui[name] : {})

const isWithin = (path: string, at: string) => path === at || path.startsWith(`${at}/`)
