import type { Form } from '../compile/form.ts'
import type { Opening } from '../conversation/open.ts'
import type { Locale } from '../definition.ts'
import { branchOptions } from './branch-options.ts'
import { describeValue } from './describe.ts'
import { fullTitle } from './title.ts'
import { say } from './words.ts'

/** In words, what a question's answer is changed to; the spot already has the new answer. */
export function describeChange(
  form: Form,
  locale: Locale,
  opening: Opening,
  key: 'say changed' | 'confirm change' = 'say changed',
): string {
  return say(locale, key, { title: fullTitle(form, locale, opening.spot), value: newAnswer(form, locale, opening) })
}

function newAnswer(form: Form, locale: Locale, opening: Opening): string {
  const { spot, ask, arms } = opening
  if (ask === 'gate') return say(locale, spot.answer?.gate === true ? 'yes' : 'no')
  if (ask === 'branch') {
    const index = spot.answer?.arms?.[arms?.id ?? '']
    return (
      branchOptions(form, locale, opening).find((option) => option.index === index)?.title ?? say(locale, 'not given')
    )
  }
  if (ask === 'more' || ask === 'key') return String(spot.rows.length)
  return spot.value === undefined ? say(locale, 'not given') : describeValue(form, locale, spot, spot.value)
}
