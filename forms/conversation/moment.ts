import type { Form } from '../compile/form.ts'
import type { Locale } from '../definition.ts'
import type { Setting } from '../reading/reading.ts'
import type { Conversation, Target } from './conversation.ts'
import { spotAt } from './find-spot.ts'
import type { Live } from './live.ts'
import { nextOpening, type Opening, openingAt } from './open.ts'
import { liveOf } from './revive.ts'

/** One turn in the making: the conversation before it, and when it happens. */
export type Moment = { readonly form: Form; readonly conversation: Conversation; readonly now: Date }

/** The locale in which this turn is held. */
export function localeOf({ conversation }: Moment): Locale {
  return conversation.locale
}

/** What readers need to know about here and now. */
export function settingOf({ conversation, now }: Moment): Setting {
  return { locale: conversation.locale, now, timeZone: conversation.timeZone }
}

/** The question that is open: the one that the person went back to, else the next; undefined when nothing is left. */
export function openQuestion(
  moment: Pick<Moment, 'form' | 'conversation'>,
  live: Live = liveOf(moment.form, moment.conversation),
): Opening | undefined {
  const { focus } = moment.conversation
  const focused = focus === undefined ? undefined : openingFor(live, focus)
  return focused ?? nextOpening(moment.form, live.root)
}

/** The opening that a stored target means, while it is part of the form. */
export function openingFor(live: Live, { at, ask, arm }: Target): Opening | undefined {
  const spot = spotAt(live.root, at)
  return spot === undefined ? undefined : openingAt(spot, ask, arm)
}

/** An opening in a form that can be stored. */
export function targetOf({ spot, ask, arms }: Opening): Target {
  return arms === undefined ? { at: spot.at, ask } : { at: spot.at, ask, arm: arms.id }
}

/** The same conversation with some of it replaced; undefined takes a member out. */
export function amend(
  conversation: Conversation,
  change: { [K in keyof Conversation]?: Conversation[K] | undefined },
): Conversation {
  const next: Record<string, unknown> = {}
  const all: Record<string, unknown> = { ...conversation, ...change }
  for (const key in all) if (all[key] !== undefined) next[key] = all[key]
  return next as Conversation
}
