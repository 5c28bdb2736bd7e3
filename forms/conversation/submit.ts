import type { Message } from '../speech/message.ts'
import { askAgain } from './ask-again.ts'
import { dataOf } from './data-of.ts'
import { spotAtPath } from './find-spot.ts'
import { amend, localeOf, type Moment, targetOf } from './moment.ts'
import { openingAt } from './open.ts'
import { proceed } from './proceed.ts'
import { hashOf, reviewOf } from './review.ts'
import { keepLive, takeLive } from './revive.ts'
import type { Turn } from './turn.ts'
import { wholeProblems } from './whole-problems.ts'

/**
 * Sends the answers, when they are whole and just as they were last shown. Optional questions that are still open are left out.
 * Otherwise it says what is missing and asks the first of that, or shows the answers once more.
 */
export function submit(moment: Moment): Turn {
  const { form, conversation } = moment
  const live = takeLive(form, conversation)
  const problems = wholeProblems(form, localeOf(moment), live)
  if (problems.length > 0) {
    const said: Message[] = problems.map((problem) => ({ kind: 'problem', ...problem }))
    const spot = spotAtPath(live.root, problems[0]?.path ?? '')
    const isQuestion = spot !== undefined && spot.parent !== undefined && !spot.node.silent
    const focus = isQuestion ? targetOf(openingAt(spot, askAgain(spot))) : undefined
    return proceed({ ...moment, conversation: amend(conversation, { focus, asking: undefined }) }, live, said)
  }
  const hash = hashOf(live)
  if (conversation.reviewed !== hash) {
    const reviewed = amend(conversation, { reviewed: hash, focus: undefined })
    keepLive(reviewed, live)
    return { conversation: reviewed, messages: [reviewOf(form, localeOf(moment), live)] }
  }
  const sent = amend(conversation, {
    submitted: { hash, at: moment.now.toISOString() },
    focus: undefined,
    asking: undefined,
  })
  keepLive(sent, live)
  return { conversation: sent, messages: [{ kind: 'complete', data: dataOf(live), hash }] }
}
