import type { NotUnderstood } from '../reading/reading.ts'
import { helpOf } from '../speech/ask.ts'
import { howToAnswer } from '../speech/how-to-answer.ts'
import { exampleOf } from '../speech/input.ts'
import type { Message, Problem } from '../speech/message.ts'
import { fullTitle } from '../speech/title.ts'
import { say, type TextKey } from '../speech/words.ts'
import { amend, type Moment, openQuestion } from './moment.ts'
import type { Opening } from './open.ts'
import { proceed } from './proceed.ts'
import { takeLive } from './revive.ts'
import { pathOf } from './spot.ts'
import type { Turn } from './turn.ts'

/** Says that a reply could not be used, and puts the open question again. */
export function refuse(
  moment: Moment,
  code: string,
  key: TextKey,
  parameters: Record<string, string | number> = {},
): Turn {
  const opening = openQuestion(moment)
  const path = opening === undefined ? '' : pathOf(opening.spot)
  return refuseWith(moment, { path, code, text: say(moment.conversation.locale, key, parameters) })
}

/** The same for a typed text that was not understood. */
export function refuseReading(moment: Moment, { spot }: Opening, { code, key, parameters }: NotUnderstood): Turn {
  const title = fullTitle(moment.form, moment.conversation.locale, spot)
  const text = say(moment.conversation.locale, key, { title, ...parameters })
  return refuseWith(moment, { path: pathOf(spot), code, text })
}

/** The same, with a problem already in words. From the second time on, more help comes with it. */
export function refuseWith(moment: Moment, problem: Problem): Turn {
  const misses = moment.conversation.misses + 1
  const live = takeLive(moment.form, moment.conversation)
  const conversation = amend(moment.conversation, { misses })
  const help = moreHelp(moment, misses, problem.text)
  return proceed({ ...moment, conversation }, live, [{ kind: 'problem', ...problem }, ...help])
}

/** Says several problems at once; whatever was tried before is given up. */
export function refuseAll(moment: Moment, problems: Problem[]): Turn {
  const said = problems.map((problem) => ({ kind: 'problem' as const, ...problem }))
  return proceed(moment, takeLive(moment.form, moment.conversation), said)
}

/** Every third miss in a row tells the ways around the question; told each time, they would only be noise. */
const STUCK = 3

/** Second time: how an answer is written, as far as the problem has not said it. Third time: ways around the question. */
function moreHelp(moment: Moment, misses: number, said: string): Message[] {
  const opening = openQuestion(moment)
  if (opening === undefined || misses < 2) return []
  const { locale } = moment.conversation
  if (misses % STUCK === 0)
    return [{ kind: 'say', text: say(locale, opening.spot.required ? 'say stuck' : 'say stuck skip') }]
  const text = misses === 2 ? unsaid(moment, opening, said) : ''
  return text === '' ? [] : [{ kind: 'say', text }]
}

/** The help without what stands in the problem or beside the question already. */
function unsaid({ form, conversation: { locale } }: Moment, opening: Opening, said: string): string {
  const example = exampleOf(form, locale, opening.spot.node)
  const obvious = [say(locale, 'say how text'), say(locale, 'say how file')]
  const help = helpOf(form, locale, opening.spot)
  const texts = howToAnswer(form, locale, opening).filter((text) => text !== help && !obvious.includes(text))
  return example !== undefined && said.includes(example) ? '' : texts.join(' ')
}
