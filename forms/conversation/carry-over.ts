import { canonicalJson } from '../canonical-json.ts'
import type { Form } from '../compile/form.ts'
import { isContainer } from '../compile/kind.ts'
import type { Json, Locale } from '../definition.ts'
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
 *
 * @param askAgain Pointers into the newer schema: an answer at such a question, or inside it, is offered again and not taken.
 */
export function carryOver(
  from: Form,
  to: Form,
  stored: Conversation,
  now: Date,
  askAgain: readonly string[] = [],
): Turn {
  const before = upgrade(stored)
  const old = liveOf(from, before)
  const tried = revive(to, before.answers)
  const live = revive(to, keptAnswers(before.answers, tried, askAgain))
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

/** What has no place any more is not carried along; what does not fit, or is to be asked again, is remembered as an earlier answer. */
function keptAnswers(answers: Pages<Answer>, tried: Live, askAgain: readonly string[]): Pages<Answer> {
  let kept: Pages<Answer> = []
  for (const answer of answers.flat()) {
    const spot = spotAt(tried.root, answer.at)
    if (spot === undefined) continue
    const isLeft = spot.value === undefined || spot.isRefused || isAmong(askAgain, spot)
    kept = append(kept, answer.value !== undefined && isLeft ? { at: answer.at, was: answer.value } : answer)
  }
  return kept
}

function isAmong(pointers: readonly string[], { node }: Spot): boolean {
  return node.parts.some(({ pointer }) => pointers.some((one) => pointer === one || pointer.startsWith(`${one}/`)))
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
  const changed = titled(
    answered.flatMap((spot) => changedTo(live, spot, old) ?? []),
    live,
  )
  const changes = [
    fresh.length > 0 ? say(locale, 'changes new', { count: fresh.length }) : '',
    changed.length > 0 ? say(locale, 'changes changed', { count: changed.length, items: changed.join(', ') }) : '',
    again.length > 0 ? say(locale, 'changes again', { count: again.length, items: again.join(', ') }) : '',
    lost.length > 0 ? say(locale, 'changes lost', { items: lost.join(', ') }) : say(locale, 'changes nothing lost'),
  ].filter((text) => text !== '')
  return say(locale, 'say form changed', { changes: changes.join(', ') })
}

function refusedAt(live: Live, at: string): Spot | undefined {
  const spot = spotAt(live.root, at)
  return spot !== undefined && (spot.value === undefined || spot.isRefused) ? spot : undefined
}

/** The question as it is now, where it is put otherwise than when it was answered and the answer stands all the same. */
function changedTo(live: Live, before: Spot, old: Live): Spot | undefined {
  const spot = spotAt(live.root, before.at)
  if (spot === undefined || spot.value === undefined || spot.isRefused || isContainer(spot.node.kind)) return undefined
  return asPut(old, before) === asPut(live, spot) ? undefined : spot
}

/** A question as an author wrote it: its title, and what it takes. */
const asPut = ({ form }: Live, spot: Spot): string =>
  canonicalJson([fullTitle(form, 'en', spot), ...spot.node.parts.map(({ source }) => source as Json)])
