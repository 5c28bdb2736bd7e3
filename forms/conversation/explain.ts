import { helpOf } from '../speech/ask.ts'
import { howToAnswer } from '../speech/how-to-answer.ts'
import type { Message } from '../speech/message.ts'
import { uiText } from '../speech/texts-of.ts'
import { say } from '../speech/words.ts'
import { localeOf, type Moment, openQuestion } from './moment.ts'
import type { Opening } from './open.ts'
import { proceed } from './proceed.ts'
import { takeLive } from './revive.ts'
import type { Spot } from './spot.ts'
import type { Turn } from './turn.ts'

/** The author's help, how an answer is written, and what else can be written here. */
export function help(moment: Moment): Turn {
  return saying(moment, (opening) => {
    const locale = localeOf(moment)
    if (opening === undefined) return say(locale, 'problem all answered')
    const others = say(locale, opening.spot.required ? 'say help' : 'say help skip')
    return [...howToAnswer(moment.form, locale, opening), others].join(' ')
  })
}

/** For somebody who does not know the answer: how it is written, and the way around it. */
export function helpUnknown(moment: Moment): Turn {
  return saying(moment, (opening) => {
    const locale = localeOf(moment)
    if (opening === undefined) return say(locale, 'problem all answered')
    const around = say(locale, opening.spot.required ? 'say unknown' : 'say unknown skip')
    const author = helpOf(moment.form, locale, opening.spot)
    return author === undefined ? around : `${author} ${around}`
  })
}

/** Why the agency asks: the purpose and the legal basis of the question, or of what it belongs to. */
export function explain(moment: Moment): Turn {
  return saying(moment, (opening) => {
    const locale = localeOf(moment)
    const spot = opening?.spot
    const purpose = nearest(moment, spot, 'purpose')
    const law = nearest(moment, spot, 'legalBasis')
    if (purpose !== undefined && law !== undefined) return say(locale, 'say why law', { purpose, law })
    if (purpose !== undefined) return purpose
    return law === undefined ? say(locale, 'say why none') : say(locale, 'say why law only', { law })
  })
}

function nearest(moment: Moment, spot: Spot | undefined, option: string): string | undefined {
  for (let place = spot; place !== undefined; place = place.parent) {
    const text = uiText(moment.form, localeOf(moment), place.node, option)
    if (text !== undefined) return text
  }
  return undefined
}

function saying(moment: Moment, text: (opening: Opening | undefined) => string): Turn {
  const live = takeLive(moment.form, moment.conversation)
  const said: Message = { kind: 'say', text: text(openQuestion(moment, live)) }
  return proceed(moment, live, [said])
}
