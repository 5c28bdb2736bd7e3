import { canonicalJson, type Json } from '#forms'
import type { Localized } from '../in-locale.ts'
import type { ServiceDefinition } from '../service-definition.ts'
import { CHANGE_WORDS, type ChangeKey, PART_WORDS } from './change-words.ts'
import { conditionInWords, titleIn } from './condition-in-words.ts'
import type { DesignedForm } from './edit-form.ts'
import { flatOutline, type OutlineItem, outline } from './outline.ts'

/** One difference between two definitions, as a sentence in each language. `at` leads to its question. */
export type Change = {
  group: 'asked' | 'answers' | 'conditions' | 'texts' | 'outcome'
  words: Localized
  at?: string
}

const LANGUAGES = ['en', 'ru'] as const

/** What a definition asks and says otherwise than the one before it, in the order of the form. */
export function describeChanges(before: ServiceDefinition, after: ServiceDefinition): Change[] {
  const old = flatOutline(outline(before.form))
  const now = flatOutline(outline(after.form))
  const oldAt = new Map(old.map((item) => [item.at, item]))
  const nowAt = new Set(now.map((item) => item.at))
  const changes: Change[] = [
    ...old.filter(({ at }) => !nowAt.has(at)).map((item) => about('removed', 'asked', before.form, item)),
    ...now.flatMap((item) => {
      const earlier = oldAt.get(item.at)
      if (!earlier) return [about(item.required ? 'added' : 'added-optional', 'asked', after.form, item)]
      return changesOf({ form: before.form, items: old, item: earlier }, { form: after.form, items: now, item })
    }),
    ...moves(old, now),
    ...changesAround(before, after),
  ]
  const isFormChanged = canonicalJson(before.form as Json) !== canonicalJson(after.form as Json)
  const isSaid = changes.some(({ group }) => group !== 'outcome')
  return isFormChanged && !isSaid ? [...changes, { group: 'asked', words: CHANGE_WORDS['schema-changed'] }] : changes
}

type Seen = { form: DesignedForm; items: readonly OutlineItem[]; item: OutlineItem }

function changesOf(before: Seen, after: Seen): Change[] {
  const { form, item } = after
  const found: Change[] = []
  if (before.item.kind !== item.kind) found.push(about('kind-changed', 'answers', form, item))
  if (before.item.required !== item.required)
    found.push(about(item.required ? 'now-required' : 'now-optional', 'asked', form, item))
  const said = askedInWords(after)
  const earlier = askedInWords(before)
  if (said.en !== earlier.en)
    found.push({ ...about('asked-when', 'conditions', form, item, { now: said, before: earlier }) })
  found.push(...optionChanges(before, after))
  for (const [index, language] of LANGUAGES.entries()) {
    const [was, is] = [titleIn(before.form, before.item, language), titleIn(form, item, language)]
    if (was === is || (index > 0 && was === before.item.title && is === item.title)) continue
    found.push(about('renamed', 'texts', form, item, { now: both(is), before: both(was), language: both(language) }))
  }
  if (found.length === 0 && otherTexts(before) !== otherTexts(after))
    found.push(about('texts-changed', 'texts', form, item))
  return found
}

/** What is said around a question besides its title: help, reason, law. Those of what stands in a section are its own. */
function otherTexts({ form, item }: Seen): string {
  const ui = item.at
    .split('/')
    .slice(2)
    .reduce<unknown>(
      (value, key) => (value as Record<string, unknown> | undefined)?.[key.replaceAll('~1', '/').replaceAll('~0', '~')],
      form.uiSchema,
    )
  const own = Object.entries((ui ?? {}) as Record<string, Json>).filter(([key]) => /^ui:(?!order)/.test(key))
  const isOwn = (pointer: string) => pointer.startsWith(`${item.at}/ui:`)
  const translated = Object.entries(form.texts ?? {}).map(([locale, texts]) => [
    locale,
    Object.entries(texts)
      .filter(([pointer]) => isOwn(pointer))
      .sort(),
  ])
  return canonicalJson([Object.fromEntries(own), Object.fromEntries(translated)] as Json)
}

function optionChanges(before: Seen, { form, item }: Seen): Change[] {
  const missing = (from: OutlineItem, among: OutlineItem) =>
    from.options.filter(({ value }) => !among.options.some((one) => one.value === value))
  const added = missing(item, before.item)
  const gone = missing(before.item, item)
  return [
    ...added.map((option) => about('option-added', 'answers', form, item, { now: both(option.title) })),
    ...gone.map((option) => about('option-removed', 'answers', form, item, { now: both(option.title) })),
  ]
}

function askedInWords({ form, items, item }: Seen): Localized {
  const { asked } = item
  if (asked === 'always') return PART_WORDS.always
  if (asked === 'schema') return filled(PART_WORDS.schema, { schema: both(item.byHand) })
  return Object.fromEntries(
    LANGUAGES.map((locale) => [locale, conditionInWords(form, items, item.within, asked, locale)]),
  )
}

function moves(old: readonly OutlineItem[], now: readonly OutlineItem[]): Change[] {
  const stays = new Set(now.map(({ at }) => at))
  const kept = old.map(({ at }) => at).filter((at) => stays.has(at))
  const known = new Set(kept)
  const order = now.map(({ at }) => at).filter((at) => known.has(at))
  return order.some((at, index) => at !== kept[index]) ? [{ group: 'asked', words: CHANGE_WORDS.moved }] : []
}

/** What is told and decided around the form: texts of the catalogue, the document, routing, the deadline. */
function changesAround(before: ServiceDefinition, after: ServiceDefinition): Change[] {
  const parts = Object.keys(PART_WORDS).filter((part): part is keyof ServiceDefinition & keyof typeof PART_WORDS => {
    if (!(part in after) && !(part in before)) return false
    const key = part as keyof ServiceDefinition
    return canonicalJson((before[key] ?? null) as Json) !== canonicalJson((after[key] ?? null) as Json)
  })
  return parts.map((part) => ({
    group: 'outcome',
    words: filled(CHANGE_WORDS['part-changed'], { now: PART_WORDS[part] }),
  }))
}

function about(
  key: ChangeKey,
  group: Change['group'],
  form: DesignedForm,
  item: OutlineItem,
  words: Record<string, Localized> = {},
): Change {
  const title = Object.fromEntries(LANGUAGES.map((locale) => [locale, titleIn(form, item, locale)]))
  return { group, at: item.at, words: filled(CHANGE_WORDS[key], { title, ...words }) }
}

function filled(template: Localized, values: Record<string, Localized>): Localized {
  return Object.fromEntries(
    Object.entries(template).map(([locale, text]) => [
      locale,
      text.replace(/\{(\w+)\}/g, (_, name: string) => values[name]?.[locale] ?? values[name]?.en ?? ''),
    ]),
  )
}

const both = (text: string): Localized => ({ en: text, ru: text })
