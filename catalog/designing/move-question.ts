import { escapeKey } from '../json-pointer.ts'
import { type DesignedForm, editForm, objectAt } from './edit-form.ts'
import { findQuestion, findSection } from './find-question.ts'
import { nameFor } from './name-for.ts'
import { orderIn, writeOrder } from './order.ts'
import { writeRequired } from './set-required.ts'
import { takeOut } from './take-out.ts'

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

/** To the end of another section. Its condition spoke of its neighbours there, so it is asked always then. */
export function moveToSection(form: DesignedForm, at: string, within: string): { form: DesignedForm; at: string } {
  let moved = at
  const changed = editForm(form, (copy) => {
    const found = findQuestion(copy, at)
    const { owner, ui } = findSection(copy, within)
    if (owner === found.owner || `${within}/`.startsWith(`${at}/`)) return
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
    writeOrder(owner, ui, [...order, name])
    moved = `${within}/${escapeKey(name)}`
  })
  return { form: changed, at: moved }
}
