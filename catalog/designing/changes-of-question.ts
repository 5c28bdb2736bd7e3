import { canonicalJson, type Json } from '#forms'
import type { Localized } from '../in-locale.ts'
import { about, both, type Change, filled, LANGUAGES, type Seen } from './change.ts'
import { CHANGE_WORDS, PART_WORDS } from './change-words.ts'
import { changesOfLimits } from './changes-of-limits.ts'
import { changesOfTexts } from './changes-of-texts.ts'
import { conditionInWords, titleIn } from './condition-in-words.ts'
import type { OutlineItem } from './outline.ts'

/** What is asked otherwise at one question that stands in both definitions. */
export function changesOfQuestion(before: Seen, after: Seen): Change[] {
  const { form, item } = after
  const found: Change[] = []
  const isOther = before.item.kind !== item.kind
  if (isOther) found.push(about('kind-changed', 'answers', form, item))
  if (before.item.required !== item.required)
    found.push(about(item.required ? 'now-required' : 'now-optional', 'asked', form, item))
  const said = askedInWords(after)
  const earlier = askedInWords(before)
  if (said.en !== earlier.en)
    found.push({ ...about('asked-when', 'conditions', form, item, { now: said, before: earlier }) })
  found.push(...optionChanges(before, after), ...renamed(before, after), ...changesOfTexts(before, after))
  // Another kind of answer has other limits of its own.
  if (!isOther) found.push(...changesOfLimits(before, after))
  return found
}

function renamed(before: Seen, { form, item }: Seen): Change[] {
  return LANGUAGES.flatMap((language, index): Change[] => {
    const [was, is] = [titleIn(before.form, before.item, language), titleIn(form, item, language)]
    if (was === is || (index > 0 && was === before.item.title && is === item.title)) return []
    const words = { now: both(is), before: both(was), language: both(language) }
    return [
      {
        ...about('renamed', 'texts', form, item, words),
        text: { of: filled(CHANGE_WORDS['renamed-text'], words), before: was, now: is },
      },
    ]
  })
}

function optionChanges(before: Seen, { form, item }: Seen): Change[] {
  const missing = (from: OutlineItem, among: OutlineItem) =>
    from.options.filter(({ value }) => !among.options.some((one) => one.value === value))
  const earlier = new Map(before.item.options.map(({ value, title }) => [value, title]))
  const renamed = item.options.flatMap(({ value, title }) => {
    const was = earlier.get(value)
    return was === undefined || was === title ? [] : [{ was, title }]
  })
  return [
    ...missing(item, before.item).map(({ title }) =>
      about('option-added', 'answers', form, item, { now: both(title) }),
    ),
    ...missing(before.item, item).map(({ title }) =>
      about('option-removed', 'answers', form, item, { now: both(title) }),
    ),
    ...renamed.map(({ was, title }) =>
      about('option-renamed', 'answers', form, item, { before: both(was), now: both(title) }),
    ),
    ...(canonicalJson(valuesOf(before.item, item)) !== canonicalJson(valuesOf(item, before.item))
      ? [about('options-moved', 'answers', form, item)]
      : []),
  ]
}

/** The values that both have, in the order of the first. */
const valuesOf = ({ options }: OutlineItem, other: OutlineItem): Json =>
  options.map(({ value }) => value).filter((value) => other.options.some((one) => one.value === value))

function askedInWords({ form, items, item }: Seen): Localized {
  const { asked } = item
  if (asked === 'always') return PART_WORDS.always
  if (asked === 'schema') return filled(PART_WORDS.schema, { schema: both(item.byHand) })
  return Object.fromEntries(
    LANGUAGES.map((locale) => [locale, conditionInWords(form, items, item.within, asked, locale)]),
  )
}
