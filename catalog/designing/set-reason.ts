import type { DesignedForm } from './edit-form.ts'
import { flatOutline, type OutlineItem, outline } from './outline.ts'
import { setText, textAt } from './set-text.ts'

/** Why it is asked, and which law allows to ask. */
export type Reason = 'purpose' | 'legalBasis'

/** The reason of a question; of a section, the one that its first question gives. */
export function reasonOf(form: DesignedForm, item: OutlineItem, reason: Reason, locale: string): string {
  const [first = item] = questionsIn(item)
  return textAt(form, pointerOf(first, reason), locale)
}

/**
 * Gives a question its reason. To a section it is given for all its questions at once; those that have a reason of
 * their own keep it.
 */
export function setReason(form: DesignedForm, at: string, reason: Reason, locale: string, text: string): DesignedForm {
  const item = flatOutline(outline(form)).find((one) => one.at === at)
  if (!item) throw new Error(`The form has no question at ${at}.`)
  const before = reasonOf(form, item, reason, locale)
  return questionsIn(item)
    .map((question) => pointerOf(question, reason))
    .filter((pointer) => [before, ''].includes(textAt(form, pointer, locale)))
    .reduce((changed, pointer) => setText(changed, pointer, locale, text), form)
}

/** A section that is always there asks nothing itself; a list, or one that may be left out, asks whether there is one. */
function questionsIn(item: OutlineItem): OutlineItem[] {
  return flatOutline([item]).filter(({ kind, required }) => kind !== 'info' && (kind !== 'section' || !required))
}

function pointerOf({ at, uiReasons }: OutlineItem, reason: Reason): string {
  return uiReasons.includes(reason) ? `${at}/ui:${reason}` : `${at}/ui:options/${reason}`
}
