import { escapeKey, unescapeKey } from '../json-pointer.ts'
import { type Clause, type Condition, clausesOf, withClauses } from './condition.ts'
import { deciding } from './condition-in-words.ts'
import { type DesignedForm, editForm, objectAt } from './edit-form.ts'
import { findQuestion, findSection } from './find-question.ts'
import { nameFor } from './name-for.ts'
import { orderIn, writeOrder } from './order.ts'
import { flatOutline, type OutlineItem, outline } from './outline.ts'
import { decidedBy } from './remove-question.ts'
import { setCondition } from './set-condition.ts'
import { writeRequired } from './set-required.ts'
import { takeOut } from './take-out.ts'

/** Where a question goes: in the section `within`, before or behind a neighbour there, else at the end. */
export type Destination = { within: string; before?: string | undefined; after?: string | undefined }

/**
 * The form with a question moved, and its name then. Conditions are told anew where it stands now; those that the new
 * place cannot tell are dropped, and `freed` names what is asked always since. Nothing goes into itself.
 */
export type Moved = { form: DesignedForm; at: string; freed: string[] }

/** One place up or down among its neighbours; at the end it stays. */
export function moveQuestion(form: DesignedForm, at: string, where: 'up' | 'down'): DesignedForm {
  return editForm(form, (copy) => {
    const { owner, ownerUi, name } = findQuestion(copy, at)
    const order = orderIn(owner, ownerUi)
    const from = order.indexOf(name)
    const to = Math.min(Math.max(from + (where === 'up' ? -1 : 1), 0), order.length - 1)
    writeOrder(owner, ownerUi, order.toSpliced(from, 1).toSpliced(to, 0, name))
  })
}

/** Puts a question or a section somewhere else, also into another section. */
export function placeQuestion(form: DesignedForm, at: string, to: Destination): Moved {
  if (`${to.within}/`.startsWith(`${at}/`)) return { form, at, freed: [] }
  const item = flatOutline(outline(form)).find((one) => one.at === at)
  if (!item) throw new Error(`The form has no question at ${at}.`)
  if (item.within === to.within) return { form: reordered(form, at, to), at, freed: [] }
  const dependents = decidedBy(form, at)
  const moved = taken(form, at, to)
  return retold(moved, item, dependents, to.within)
}

function reordered(form: DesignedForm, at: string, to: Destination): DesignedForm {
  return editForm(form, (copy) => {
    const { owner, ownerUi, name } = findQuestion(copy, at)
    writeOrder(owner, ownerUi, inserted(orderIn(owner, ownerUi), name, to))
  })
}

function inserted(order: readonly string[], name: string, { before, after }: Destination): string[] {
  const others = order.filter((one) => one !== name)
  const index = before === undefined ? others.indexOf(after ?? '') + 1 : others.indexOf(before)
  const isFound = before === undefined ? index > 0 : index >= 0
  return others.toSpliced(isFound ? index : others.length, 0, name)
}

/** In its new section, asked always. */
function taken(form: DesignedForm, at: string, to: Destination): { form: DesignedForm; at: string } {
  let moved = at
  const changed = editForm(form, (copy) => {
    const found = findQuestion(copy, at)
    const { owner, ui } = findSection(copy, to.within)
    const required = Array.isArray(found.container.required) && found.container.required.includes(found.name)
    const own = found.ownerUi[found.name]
    takeOut(found)
    delete found.ownerUi[found.name]
    writeOrder(found.owner, found.ownerUi)
    const order = orderIn(owner, ui)
    const name = order.includes(found.name) ? nameFor(found.name, order) : found.name
    objectAt(owner, 'properties')[name] = found.schema
    if (own !== undefined) ui[name] = own
    writeRequired(owner, name, required)
    writeOrder(owner, ui, inserted([...order, name], name, to))
    moved = `${to.within}/${escapeKey(name)}`
  })
  return { form: changed, at: moved }
}

/** Its own condition, and those of what depends on it, where they still can be told. */
function retold(
  moved: { form: DesignedForm; at: string },
  before: OutlineItem,
  dependents: readonly OutlineItem[],
  within: string,
): Moved {
  let { form } = moved
  const freed: string[] = []
  if (before.asked !== 'always') {
    const condition = before.asked === 'schema' ? undefined : fromPlace(before.asked, before.within, within)
    if (condition) form = setCondition(form, moved.at, condition)
    else freed.push(moved.at)
  }
  for (const { asked, within: place, at } of dependents) {
    if (typeof asked === 'string') continue
    const condition = fromPlace(asked, place, place, (name) => renamed(name, before.at, moved.at))
    form = setCondition(form, at, condition ?? 'always')
    if (!condition) freed.push(at)
  }
  return { form, at: moved.at, freed }
}

/** A condition told in one section, told in another. Undefined when that one does not see an answer it needs. */
function fromPlace(
  condition: Condition,
  from: string,
  to: string,
  name: (at: string) => string = (at) => at,
): Condition | undefined {
  const below = (clause: Clause) => {
    const at = name(deciding(from, clause))
    return at.startsWith(`${to}/`) ? at.slice(to.length + 1).split('/') : undefined
  }
  // A row of a list sees only what is in it, and nothing outside sees one of its rows.
  const isSeen = clausesOf(condition).every((clause) => below(clause)?.includes('items') === false)
  if (!isSeen) return undefined
  return withClauses(condition, (clause) => ({ ...clause, path: (below(clause) ?? []).map(unescapeKey) }))
}

const renamed = (at: string, from: string, to: string) =>
  at === from || at.startsWith(`${from}/`) ? to + at.slice(from.length) : at
