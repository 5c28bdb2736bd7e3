import { clausesOf } from './condition.ts'
import { deciding } from './condition-in-words.ts'
import { type DesignedForm, editForm } from './edit-form.ts'
import { findQuestion } from './find-question.ts'
import { orderIn, writeOrder } from './order.ts'
import { flatOutline, type OutlineItem, outline } from './outline.ts'
import { setCondition } from './set-condition.ts'
import { takeOut } from './take-out.ts'

/** The form without a question. What was asked depending on its answer is asked always then. */
export function removeQuestion(form: DesignedForm, at: string): DesignedForm {
  const freed = decidedBy(form, at).reduce((left, { at: other }) => setCondition(left, other, 'always'), form)
  return editForm(freed, (copy) => {
    const found = findQuestion(copy, at)
    takeOut(found)
    delete found.ownerUi[found.name]
    writeOrder(found.owner, found.ownerUi, orderIn(found.owner, found.ownerUi))
  })
}

/** What is asked depending on the answer to a question, or to one in a section, as far as sentences say so. */
export function decidedBy(form: DesignedForm, at: string): OutlineItem[] {
  const below = (one: string) => one === at || one.startsWith(`${at}/`)
  return flatOutline(outline(form)).filter(
    ({ asked, within, at: own }) =>
      typeof asked !== 'string' && !below(own) && clausesOf(asked).some((clause) => below(deciding(within, clause))),
  )
}
