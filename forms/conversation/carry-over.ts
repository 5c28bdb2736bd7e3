import type { Form } from '../compile/form.ts'
import type { Locale } from '../definition.ts'
import { fullTitle } from '../speech/title.ts'
import { say } from '../speech/words.ts'
import type { Answer, Conversation } from './conversation.ts'
import { allSpots, spotAt } from './find-spot.ts'
import type { Live } from './live.ts'
import { amend } from './moment.ts'
import { isOpen } from './open.ts'
import { append, type Pages } from './pages.ts'
import { advance, proceed } from './proceed.ts'
import { liveOf, revive } from './revive.ts'
import type { Spot } from './spot.ts'
import type { Turn } from './turn.ts'
import { upgrade } from './upgrade.ts'

/**
 * Takes a conversation over to a newer version of its form: what still has its place and fits there is kept, the rest is
 * asked again or let go, and the person is told which. The first message says so, the last is the question that is open now.
 */
export function carryOver(from: Form, to: Form, stored: Conversation, now: Date): Turn {
  const before = upgrade(stored)
  const old = liveOf(from, before)
  const tried = revive(to, before.answers)
  const live = revive(to, keptAnswers(before.answers, tried))
  const { locale } = before
  const conversation = amend(before, {
    form: to.hash,
    answers: live.answers,
    asking: undefined,
    focus: undefined,
    pending: undefined,
    reviewed: undefined,
    misses: 0,
  })
  const moment = { form: to, conversation, now }
  advance(moment, live)
  return proceed(moment, live, [{ kind: 'say', text: difference(locale, old, live) }])
}

/** What has no place any more is not carried along; what does not fit any more is remembered as an earlier answer. */
function keptAnswers(answers: Pages<Answer>, tried: Live): Pages<Answer> {
  let kept: Pages<Answer> = []
  for (const answer of answers.flat()) {
    const spot = spotAt(tried.root, answer.at)
    if (spot === undefined) continue
    const isRefused = answer.value !== undefined && (spot.value === undefined || spot.isRefused)
    kept = append(kept, isRefused ? { at: answer.at, was: answer.value } : answer)
  }
  return kept
}

function difference(locale: Locale, old: Live, live: Live): string {
  const titled = (spots: Spot[], { form }: Live) => spots.map((spot) => fullTitle(form, locale, spot))
  const answered = [...allSpots(old.root)].filter(
    ({ answer, value, isRefused }) => answer?.value !== undefined && value !== undefined && !isRefused,
  )
  const lost = titled(
    answered.filter(({ at }) => spotAt(live.root, at) === undefined),
    old,
  )
  const again = titled(
    answered.flatMap(({ at }) => refusedAt(live, at) ?? []),
    live,
  )
  const fresh = [...allSpots(live.root)].filter(
    (spot) => isOpen(live.form, spot) && spotAt(old.root, spot.at) === undefined,
  )
  const changes = [
    fresh.length > 0 ? say(locale, 'changes new', { count: fresh.length }) : '',
    again.length > 0 ? say(locale, 'changes again', { count: again.length, items: again.join(', ') }) : '',
    lost.length > 0 ? say(locale, 'changes lost', { items: lost.join(', ') }) : say(locale, 'changes nothing lost'),
  ].filter((text) => text !== '')
  return say(locale, 'say form changed', { changes: changes.join(', ') })
}

function refusedAt(live: Live, at: string): Spot | undefined {
  const spot = spotAt(live.root, at)
  return spot !== undefined && (spot.value === undefined || spot.isRefused) ? spot : undefined
}
