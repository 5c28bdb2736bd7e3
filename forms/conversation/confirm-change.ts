import { describeValue } from '../speech/describe.ts'
import { describeChange } from '../speech/describe-change.ts'
import type { Confirm } from '../speech/message.ts'
import { fullTitle } from '../speech/title.ts'
import { say } from '../speech/words.ts'
import { dropsOf, opensOf } from './consequences.ts'
import type { Reading } from './conversation.ts'
import type { Live } from './live.ts'
import { amend, type Moment, targetOf } from './moment.ts'
import type { Opening } from './open.ts'
import { pathOf } from './spot.ts'
import type { Turn } from './turn.ts'

/**
 * Asks before a change that hides or opens other questions. The live state has tried it and is given up;
 * the conversation keeps its answers and remembers what is to be done.
 */
export function confirmChange(moment: Moment, tried: Live, opening: Opening, reading: Reading): Turn {
  const { form, conversation } = moment
  const { locale } = conversation
  const removed = dropsOf(tried, opening.spot).map((spot) => {
    const before = { ...spot, node: spot.takenAs ?? spot.node }
    const value = spot.answer?.value ?? spot.answer?.was ?? null
    return {
      path: pathOf(spot),
      title: fullTitle(form, locale, before),
      text: describeValue(form, locale, before, value),
    }
  })
  const asked = opensOf(tried, opening).map((spot) => ({
    path: pathOf(spot),
    title: fullTitle(form, locale, spot),
  }))
  const quoted = (title: string) => say(locale, 'quoted', { title })
  const text = [
    describeChange(form, locale, opening, 'confirm change'),
    removed.length > 0
      ? say(locale, 'confirm drops', listing(removed.map(({ title, text }) => `${quoted(title)} (${text})`)))
      : '',
    asked.length > 0 ? say(locale, 'confirm opens', listing(asked.map(({ title }) => quoted(title)))) : '',
    say(locale, 'confirm how'),
  ]
  const message: Confirm = {
    kind: 'confirm',
    path: pathOf(opening.spot),
    text: text.filter((sentence) => sentence !== '').join(' '),
    drops: removed.map(({ path }) => path),
    opens: asked.map(({ path }) => path),
    removed,
    asked,
  }
  const pending = [{ target: targetOf(opening), reading }]
  return { conversation: amend(conversation, { pending, misses: 0 }), messages: [message] }
}

function listing(items: string[]): { count: number; items: string } {
  return { count: items.length, items: items.join(', ') }
}
