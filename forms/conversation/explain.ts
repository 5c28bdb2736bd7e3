import { helpOf } from '../speech/ask.ts'
import { exampleOf } from '../speech/input.ts'
import type { Message } from '../speech/message.ts'
import { uiText } from '../speech/texts-of.ts'
import { say } from '../speech/words.ts'
import { localeOf, type Moment, openQuestion } from './moment.ts'
import { proceed } from './proceed.ts'
import { takeLive } from './revive.ts'
import type { Spot } from './spot.ts'
import type { Turn } from './turn.ts'

/** The author's help and an example, or what can be written here at all. */
export function help(moment: Moment): Turn {
  return saying(moment, (spot) => {
    const locale = localeOf(moment)
    const example = spot && exampleOf(moment.form, locale, spot.node)
    const texts = [
      (spot && helpOf(moment.form, locale, spot)) ?? say(locale, 'say help none'),
      example === undefined ? '' : say(locale, 'say example', { example }),
    ]
    return texts.filter((text) => text !== '').join(' ')
  })
}

/** Why the agency asks: the purpose and the legal basis of the question, or of what it belongs to. */
export function explain(moment: Moment): Turn {
  return saying(moment, (spot) => {
    const locale = localeOf(moment)
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

function saying(moment: Moment, text: (spot: Spot | undefined) => string): Turn {
  const live = takeLive(moment.form, moment.conversation)
  const said: Message = { kind: 'say', text: text(openQuestion(moment, live)?.spot) }
  return proceed(moment, live, [said])
}
