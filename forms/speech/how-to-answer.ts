import type { Form } from '../compile/form.ts'
import type { Node } from '../compile/node.ts'
import type { Opening } from '../conversation/open.ts'
import type { Locale } from '../definition.ts'
import { EXAMPLE_TIME, exampleDay } from '../reading/calendar.ts'
import { patternInWords } from '../reading/pattern-in-words.ts'
import { helpOf } from './ask.ts'
import { describeScalar } from './describe-scalar.ts'
import { exampleOf, inputOf } from './input.ts'
import type { Input } from './message.ts'
import { say } from './words.ts'

/** The author's help, the author's example, and, where these do not say it, how an answer of this kind is written. */
export function howToAnswer(form: Form, locale: Locale, opening: Opening): string[] {
  const help = helpOf(form, locale, opening.spot)
  const example = opening.ask === 'value' ? exampleOf(form, locale, opening.spot.node) : undefined
  if (example !== undefined) return [...(help === undefined ? [] : [help]), say(locale, 'say example', { example })]
  const pattern = opening.ask === 'value' ? patternOf(opening.spot.node) : undefined
  const said = pattern === undefined ? undefined : patternInWords(pattern, locale)
  if (said !== undefined) return [...(help === undefined ? [] : [help]), say(locale, 'say how pattern', said)]
  const input = inputOf(form, locale, opening)
  const isPlain =
    (input.kind === 'text' && input.named === undefined) || input.kind === 'longText' || input.kind === 'key'
  if (help !== undefined && isPlain) return [help]
  return [...(help === undefined ? [] : [help]), howOf(locale, input)]
}

function patternOf(node: Node): string | undefined {
  return node.kind === 'text'
    ? node.parts.find(({ source }) => source.pattern !== undefined)?.source.pattern
    : undefined
}

function howOf(locale: Locale, input: Input): string {
  switch (input.kind) {
    case 'text':
      return input.named === undefined ? say(locale, 'say how text') : named(locale, input.named)
    case 'longText':
    case 'key':
      return say(locale, 'say how text')
    case 'number':
    case 'integer':
      return say(locale, `say how ${input.kind}`, { example: describeScalar(locale, exampleNumber(input)) })
    case 'date':
      return say(locale, 'say how date', { example: exampleDay(locale) })
    case 'time':
      return say(locale, 'say how time', { example: EXAMPLE_TIME })
    case 'dateTime':
      return say(locale, 'say how dateTime', { example: `${exampleDay(locale)}, ${EXAMPLE_TIME}` })
    case 'boolean':
    case 'gate':
      return say(locale, 'say how boolean')
    case 'choice':
      return say(locale, input.search ? 'say how choice long' : 'say how choice')
    case 'branch':
      return say(locale, 'say how choice')
    case 'choices':
      return say(locale, 'say how choices')
    case 'file':
    case 'files':
      return say(locale, 'say how file')
    case 'more':
      return say(locale, 'say how more')
  }
}

function named(locale: Locale, options: readonly { title: string }[]): string {
  const titles = options.slice(0, 5).map(({ title }) => title)
  return say(locale, 'say how named', { options: new Intl.ListFormat(locale, { type: 'conjunction' }).format(titles) })
}

/** A number that the limits allow. */
function exampleNumber({ kind, min, max }: Extract<Input, { kind: 'number' | 'integer' }>): number {
  const usual = kind === 'integer' ? 12 : 12.5
  if (min !== undefined && usual < min) return min
  return max !== undefined && usual > max ? max : usual
}
