import type { Form } from '../compile/form.ts'
import type { Node } from '../compile/node.ts'
import type { Spot } from '../conversation/spot.ts'
import type { Json, Locale } from '../definition.ts'
import { parseIsoDay, sayDay } from '../reading/calendar.ts'
import { choicesOf, namedChoicesOf, optionTitle } from './choices.ts'
import { describeScalar, listed } from './describe-scalar.ts'
import { uiText } from './texts-of.ts'

/** An answer as a person would say it: an option's title, a date in words, a number with its unit. */
export function describeValue(form: Form, locale: Locale, { node }: Spot, value: Json): string {
  return describeValueOf(form, locale, node, value)
}

/** The same, for a place that is not there yet. */
export function describeValueOf(form: Form, locale: Locale, node: Node, value: Json): string {
  const { kind } = node
  if (kind === 'choice' || kind === 'choices') {
    const options = choicesOf(form, locale, node)
    const values = kind === 'choices' && Array.isArray(value) ? value : [value]
    return listed(
      locale,
      values.map((item) => optionTitle(options, item) ?? describeScalar(locale, item)),
    )
  }
  if (kind === 'date' && typeof value === 'string') return describeDay(locale, value)
  if (kind === 'dateTime' && typeof value === 'string') return describeInstant(locale, value)
  if (kind === 'time' && typeof value === 'string') return value.replace(/:00(Z)?$/, '')
  const named = node.named === undefined ? undefined : optionTitle(namedChoicesOf(form, locale, node), value)
  if (named !== undefined) return named
  const unit = typeof value === 'number' ? uiText(form, locale, node, 'unit') : undefined
  return unit === undefined ? describeScalar(locale, value) : `${describeScalar(locale, value)} ${unit}`
}

function describeDay(locale: Locale, value: string): string {
  const day = parseIsoDay(value)
  return day === undefined ? value : sayDay(day, locale)
}

function describeInstant(locale: Locale, value: string): string {
  const [date = '', time = ''] = value.split('T')
  const day = parseIsoDay(date)
  return day === undefined ? value : `${sayDay(day, locale)}, ${time.slice(0, 5)}`
}
