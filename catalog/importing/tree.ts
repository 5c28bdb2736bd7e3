import { nameFor } from '../designing/name-for.ts'
import type { JsonObject } from '../json-object.ts'
import type { Item, Wish } from './imported.ts'
import type { Report } from './report.ts'

/** An item at its place. Unlike the item it may be moved and be given another condition. */
export type Branch = {
  item: Item
  name: string
  parent: Branch | undefined
  parts: Branch[]
  asked: Wish | undefined
}

/** Names that objects have by themselves, and the one that the uiSchema gives to rows. */
const TAKEN = new Set(['items', ...Object.getOwnPropertyNames(Object.prototype), 'prototype'])
const USUAL = /^[A-Za-z][A-Za-z0-9_-]{0,60}$/

/** The items as a tree below an unnamed form, each with a name of its own among its neighbours. */
export function growTree(title: string, items: readonly Item[], report: Report): Branch {
  const whole: Item = { ids: [], pointer: '', name: '', title, required: true, schema: {}, ui: {}, parts: [...items] }
  return grow(whole, undefined, '', report)
}

function grow(item: Item, parent: Branch | undefined, name: string, report: Report): Branch {
  const branch: Branch = { item, name, parent, parts: [], asked: item.asked }
  for (const part of item.parts ?? []) {
    const own = freeName(part, branch.parts)
    if (part.name !== '' && own !== part.name) report.say('renamed', part.pointer, part.title, { to: own })
    branch.parts.push(grow(part, branch, own, report))
  }
  return branch
}

/** The wished name where it can be had, else one out of the title. */
export function freeName({ name, title }: Item, among: readonly Branch[]): string {
  const taken = among.map((one) => one.name)
  const isFree = USUAL.test(name) && !TAKEN.has(name) && !taken.includes(name)
  return isFree ? name : nameFor(USUAL.test(name) || title === '' ? name : title, [...taken, ...TAKEN])
}

/** From the branch itself up to the form. */
export function* upwards(branch: Branch): Generator<Branch> {
  for (let at: Branch | undefined = branch; at; at = at.parent) yield at
}

/** The branch and all below it, each before its parts. */
export function* downwards(branch: Branch): Generator<Branch> {
  yield branch
  for (const part of branch.parts) yield* downwards(part)
}

/** The list whose rows it stands in; the nearest one. */
export const rowsOf = (branch: Branch): Branch | undefined =>
  [...upwards(branch)].find((one) => one !== branch && one.item.rows !== undefined)

/** Whether it is answered wherever its section is: nothing lets it be skipped or not be asked. */
export const isSure = (branch: Branch, within: Branch): boolean =>
  [...upwards(branch)]
    .slice(0, [...upwards(branch)].indexOf(within))
    .every((one) => one.asked === undefined && (one.item.parts !== undefined || one.item.required))

/** The closed list of answers of a question with their titles. */
export function optionsOf(schema: JsonObject): { const: unknown; title: unknown }[] {
  const choice = schema.type === 'array' ? (schema.items as JsonObject | undefined) : schema
  return Array.isArray(choice?.oneOf) ? choice.oneOf : []
}
