import type { Proposal } from '../reading/answers-in-piece.ts'
import { describeValue } from '../speech/describe.ts'
import { fullTitle } from '../speech/title.ts'
import { say } from '../speech/words.ts'
import { amend, type Moment } from './moment.ts'
import { pathOf } from './spot.ts'
import type { Turn } from './turn.ts'

/** Reads answers back before any of them is taken: several out of one message, or one that is only nearly what was written. */
export function confirmSeveral(moment: Moment, proposals: Proposal[]): Turn {
  const { form, conversation } = moment
  const { locale } = conversation
  const understood = proposals.map(({ spot, value }) => ({
    path: pathOf(spot),
    title: fullTitle(form, locale, spot),
    text: describeValue(form, locale, spot, value),
  }))
  const items = understood.map(({ title, text }) => `${title}: ${text}`).join('; ')
  const pending = proposals.map(({ spot, value }) => ({
    target: { at: spot.at, ask: 'value' as const },
    reading: { value },
  }))
  return {
    conversation: amend(conversation, { pending, misses: 0 }),
    messages: [
      {
        kind: 'confirm',
        path: understood[0]?.path ?? '',
        text: say(locale, proposals.length === 1 ? 'confirm guess' : 'confirm several', { items }),
        drops: [],
        opens: [],
        removed: [],
        asked: [],
        understood,
      },
    ],
  }
}
