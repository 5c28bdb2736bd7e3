import type { Form } from '../compile/form.ts'
import type { Json } from '../definition.ts'
import { describeValue } from '../speech/describe.ts'
import type { Problem } from '../speech/message.ts'
import { fullTitle } from '../speech/title.ts'
import type { Conversation } from './conversation.ts'
import { dataOf } from './data-of.ts'
import { spotAtPath } from './find-spot.ts'
import { nextOpening } from './open.ts'
import { reviewText } from './review.ts'
import { liveOf } from './revive.ts'
import { upgrade } from './upgrade.ts'
import { wholeProblems } from './whole-problems.ts'

/** What a conversation has come to: its relevant data, whether nothing is left to ask or to mend, and what is wrong. */
export function result(form: Form, stored: Conversation): { data: Json; complete: boolean; problems: Problem[] } {
  const conversation = upgrade(stored)
  const live = liveOf(form, conversation)
  const problems = wholeProblems(form, conversation.locale, live)
  const isAsked = conversation.submitted === undefined && nextOpening(form, live.root) !== undefined
  return { data: dataOf(live), complete: !isAsked && problems.length === 0, problems }
}

/** The relevant data of this moment, for the form view. */
export function formData(form: Form, conversation: Conversation): Json {
  return dataOf(liveOf(form, upgrade(conversation)))
}

/** One answer in the conversation's language: the question's title and the answer in words. Undefined where there is none. */
export function describeAnswer(
  form: Form,
  stored: Conversation,
  path: string,
): { title: string; text: string } | undefined {
  const conversation = upgrade(stored)
  const spot = spotAtPath(liveOf(form, conversation).root, path)
  if (spot === undefined) return undefined
  const { locale } = conversation
  const text =
    spot.value === undefined || spot.isRefused || typeof spot.value === 'object'
      ? reviewText(form, locale, spot)
      : describeValue(form, locale, spot, spot.value)
  return text === undefined ? undefined : { title: fullTitle(form, locale, spot), text }
}
