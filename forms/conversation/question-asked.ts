import type { Form } from '../compile/form.ts'
import { fullTitle } from '../speech/title.ts'
import type { Conversation } from './conversation.ts'
import { openQuestion } from './moment.ts'
import { pathOf } from './spot.ts'
import { upgrade } from './upgrade.ts'

/** The question that a reply without a path answers; undefined when nothing is left to ask. */
export function questionAsked(form: Form, stored: Conversation): { path: string; title: string } | undefined {
  const conversation = upgrade(stored)
  const opening = openQuestion({ form, conversation })
  return opening && { path: pathOf(opening.spot), title: fullTitle(form, conversation.locale, opening.spot) }
}
