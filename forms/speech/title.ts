import { itemNode, tupleLength } from '../compile/children.ts'
import type { Form } from '../compile/form.ts'
import type { Node } from '../compile/node.ts'
import type { Spot } from '../conversation/spot.ts'
import type { Locale } from '../definition.ts'
import { keep } from './keep.ts'
import { schemaText, uiText } from './texts-of.ts'
import { say } from './words.ts'

/** What a place is called: the author's title, else its name made readable. A row is called by its list and its number. */
export function titleOf(form: Form, locale: Locale, spot: Spot): string {
  if (spot.row !== undefined && spot.parent?.node.kind === 'list')
    return rowTitle(form, locale, ownTitle(form, locale, spot), spot.parent, Number(spot.name))
  const own = ownTitle(form, locale, spot)
  // A form that is a single question may go without a title, and so without any name.
  if (spot.row === undefined) return own ?? (readable(String(spot.name)) || say(locale, 'untitled'))
  // An entry of a map is called by the name that the person gave it.
  return own === undefined || spot.rows.length + spot.children.length > 0
    ? String(spot.name)
    : say(locale, 'in row', { row: String(spot.name), title: own })
}

/** The title with the rows around it: "Child 2. Name". */
export function fullTitle(form: Form, locale: Locale, spot: Spot): string {
  const title = titleOf(form, locale, spot)
  const row = rowAround(spot.parent)
  return row === undefined ? title : say(locale, 'in row', { row: fullTitle(form, locale, row), title })
}

function rowAround(spot: Spot | undefined): Spot | undefined {
  let around = spot
  while (around !== undefined && around.row === undefined) around = around.parent
  return around
}

/** The title of a row that a list has or may get. */
export function rowTitleAt(form: Form, locale: Locale, list: Spot, index: number): string {
  const node = itemNode(form, list.node, index)
  return rowTitle(form, locale, node && nodeTitle(form, locale, node), list, index)
}

function rowTitle(form: Form, locale: Locale, own: string | undefined, list: Spot, index: number): string {
  // Each item of a tuple has a place, and so a title, of its own.
  if (own !== undefined && index < tupleLength(list.node)) return own
  const title = own ?? ownTitle(form, locale, list) ?? (readable(String(list.name)) || say(locale, 'item'))
  return say(locale, 'row', { title, number: index + 1 })
}

function ownTitle(form: Form, locale: Locale, { node }: Spot): string | undefined {
  return nodeTitle(form, locale, node)
}

/** The title that the author gives a place, where there is one. */
export function nodeTitle(form: Form, locale: Locale, node: Node): string | undefined {
  return keep(
    node,
    locale,
    'title',
    () => uiText(form, locale, node, 'title') ?? schemaText(form, locale, node, 'title'),
  )
}

/** `dateOfBirth`, `date_of_birth` → "Date of birth". */
export function readable(name: string): string {
  const words = name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .trim()
  const lower = /\p{Lu}{2}/u.test(words) ? words : words.toLowerCase()
  return lower.charAt(0).toUpperCase() + lower.slice(1)
}
