import { askAbout } from '../speech/ask.ts'
import type { Message } from '../speech/message.ts'
import { addNeededRow } from './answer-spot.ts'
import type { Live } from './live.ts'
import { amend, type Moment, openQuestion, targetOf } from './moment.ts'
import { onTheWay } from './on-the-way.ts'
import { nextOpening, type Opening } from './open.ts'
import { reviewOf } from './review.ts'
import { keepLive } from './revive.ts'
import { offersOf } from './same-as.ts'
import type { Turn } from './turn.ts'

/**
 * Ends a turn: after what was said comes the question that is open now, or, when nothing is left, the review.
 * A question that is put again keeps its number.
 */
export function proceed(moment: Moment, live: Live, said: Message[]): Turn {
  const opening = openQuestion(moment, live)
  const base = amend(moment.conversation, { answers: live.answers })
  if (opening === undefined) return endWith(amend(base, { focus: undefined, asking: undefined }), live, moment, said)
  const target = targetOf(opening)
  const { asking } = base
  const isSame = asking?.at === target.at && asking.ask === target.ask && asking.arm === target.arm
  const prompt = isSame ? base.prompt : base.prompt + 1
  const way = isSame || base.focus !== undefined ? undefined : onTheWay(base, live, opening)
  const conversation = isSame ? base : amend(base, { asking: target, prompt, told: way?.told ?? base.told })
  keepLive(conversation, live)
  return { conversation, messages: [...said, ...(way?.messages ?? []), question(moment, live, opening, prompt)] }
}

function question({ form, conversation: { locale } }: Moment, live: Live, opening: Opening, prompt: number): Message {
  const ask = askAbout(form, locale, opening, prompt, live.root)
  const same = offersOf(form, locale, opening)
  return same.length === 0 ? ask : { ...ask, same }
}

function endWith(conversation: Turn['conversation'], live: Live, { form }: Moment, said: Message[]): Turn {
  const review = reviewOf(form, conversation.locale, live)
  const way = onTheWay(conversation, live, undefined)
  const reviewed = amend(conversation, { reviewed: review.hash, told: way.told })
  keepLive(reviewed, live)
  return { conversation: reviewed, messages: [...said, ...way.messages, review] }
}

/** Adds what must be there without asking, until there is something to ask. */
export function advance(moment: Moment, live: Live): void {
  for (let opening = nextOpening(moment.form, live.root); opening !== undefined; ) {
    if (!addNeededRow(live, opening)) return
    opening = nextOpening(moment.form, live.root)
  }
}
