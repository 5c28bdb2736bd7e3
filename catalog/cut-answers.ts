import { isJsonObject, type JsonObject } from './json-object.ts'
import { escapeKey } from './json-pointer.ts'

type Section<Item> = { title: string; items: Item[] }
export type Answered<Item> = { data: Record<string, unknown>; sections: Section<Item>[] }

export type Cut<Item> = Answered<Item> & {
  /** Where in the data something was taken out. */
  at: string[]
  /** What stood there in the review. */
  items: Item[]
}

/**
 * Answers without those of the questions that `stays` says no to, by the question's UI schema; with a question goes all
 * that it holds. What is taken out is absent, with its place in the review.
 */
export function cutAnswers<Item extends { path: string }>(
  uiSchema: JsonObject | undefined,
  stays: (ui: JsonObject) => boolean,
  { data, sections }: Answered<Item>,
): Cut<Item> {
  const at: string[] = []
  const left = cut(data, uiSchema ?? {}, '', stays, at)
  const isCut = ({ path }: Item) => at.some((one) => isWithin(path, one) || isWithin(one, path))
  const shown = sections.map((section) => ({ ...section, items: section.items.filter((item) => !isCut(item)) }))
  return {
    data: isJsonObject(left) ? left : {},
    sections: shown.filter(({ items }) => items.length > 0),
    at,
    items: sections.flatMap(({ items }) => items).filter(isCut),
  }
}

function cut(value: unknown, ui: JsonObject, at: string, stays: (ui: JsonObject) => boolean, taken: string[]): unknown {
  if (!stays(ui)) {
    taken.push(at)
    return undefined
  }
  if (Array.isArray(value))
    return value.flatMap((item, index) => cut(item, below(ui, 'items'), `${at}/${index}`, stays, taken) ?? [])
  if (!isJsonObject(value)) return value
  const entries = Object.entries(value).map(([name, inner]) => {
    const uiInner = Object.hasOwn(ui, name) ? below(ui, name) : below(ui, 'additionalProperties')
    return [name, cut(inner, uiInner, `${at}/${escapeKey(name)}`, stays, taken)] as const
  })
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined))
}

const below = (ui: JsonObject, name: string): JsonObject => (isJsonObject(ui[name]) ? ui[name] : {})

export const isWithin = (path: string, at: string): boolean => path === at || path.startsWith(`${at}/`)
