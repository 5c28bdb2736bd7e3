import { canonicalJson } from '../canonical-json.ts'
import type { Form } from '../compile/form.ts'
import { widgetOf } from '../compile/ui.ts'
import type { Locale } from '../definition.ts'
import { sha256 } from '../sha256.ts'
import { sectionOf } from '../speech/ask.ts'
import { describeValue } from '../speech/describe.ts'
import type { Review, ReviewItem, ReviewSection } from '../speech/message.ts'
import { schemaText, uiText } from '../speech/texts-of.ts'
import { fullTitle } from '../speech/title.ts'
import { say } from '../speech/words.ts'
import { dataOf } from './data-of.ts'
import { allSpots } from './find-spot.ts'
import type { Live } from './live.ts'
import { isIn, pathOf, type Spot } from './spot.ts'

/** Every relevant answer in words, by sections, with the hash that a submission has to name. */
export function reviewOf(form: Form, locale: Locale, live: Live): Review {
  const sections: ReviewSection[] = []
  const root = uiText(form, locale, form.root, 'title') ?? schemaText(form, locale, form.root, 'title')
  for (const spot of allSpots(live.root)) {
    const text = reviewText(form, locale, spot)
    if (text === undefined) continue
    const title = sectionOf(form, locale, spot) ?? root ?? say(locale, 'review general')
    const item: ReviewItem = { path: pathOf(spot), title: fullTitle(form, locale, spot), text }
    const known = sections.find((section) => section.title === title)
    if (known !== undefined) known.items.push(item)
    else sections.push({ title, items: [item] })
  }
  const { answered, remaining } = live.root.total
  return { kind: 'review', sections, hash: hashOf(live), progress: { answered, remaining } }
}

/** SHA-256 of the data in canonical JSON: what a review showed and what is sent are the same when their hashes are. */
export function hashOf(live: Live): string {
  return sha256(canonicalJson(dataOf(live)))
}

/** What a place shows in a review; undefined for what only holds others, and for what was never the person's to say. */
export function reviewText(form: Form, locale: Locale, spot: Spot): string | undefined {
  if (!isIn(spot)) return spot.answer?.gate === false ? say(locale, 'not given') : undefined
  const { kind, ui } = spot.node
  if (widgetOf(ui) === 'hidden') return undefined
  if (kind === 'object') return undefined
  if (kind === 'list') return spot.rows.length === 0 && spot.answer?.closed ? say(locale, 'none') : undefined
  if (spot.answer?.skipped && spot.value === undefined) return say(locale, 'not given')
  const isFilledIn = spot.declared.kind === 'constant' && !spot.answer?.gate
  return spot.value === undefined || spot.isRefused || isFilledIn
    ? undefined
    : describeValue(form, locale, spot, spot.value)
}
