import { canonicalJson, type Json } from '#forms'
import { inLocale, type Localized } from '../in-locale.ts'
import { RESIDENT_FIELDS } from '../register-fields.ts'
import type { ServiceDefinition } from '../service-definition.ts'
import { both, type Change, filled, LANGUAGES } from './change.ts'
import { AROUND_WORDS, CHANGE_WORDS, PART_WORDS } from './change-words.ts'
import { quoted } from './changes-of-texts.ts'
import { answerInWords, titleIn } from './condition-in-words.ts'
import { flatOutline, outline } from './outline.ts'
import { pointerOf } from './route-rules.ts'
import { placeholders, plainTemplate } from './template-text.ts'

export type NamedOffice = { slug: string; names: Localized }
type Part = keyof ServiceDefinition & keyof typeof PART_WORDS

/** What is told and decided around the form: texts of the catalogue, the document, routing, the decision, the deadline. */
export function changesAround(
  before: ServiceDefinition,
  after: ServiceDefinition,
  offices: readonly NamedOffice[],
): Change[] {
  return Object.keys(PART_WORDS)
    .filter((part): part is Part => part in after || part in before)
    .filter((part) => !isSame(before[part], after[part]))
    .flatMap((part) => changesOfPart(part, before, after, offices))
}

function changesOfPart(
  part: Part,
  before: ServiceDefinition,
  after: ServiceDefinition,
  offices: readonly NamedOffice[],
): Change[] {
  switch (part) {
    case 'titles':
    case 'summary':
    case 'cost':
    case 'time':
    case 'result':
      return ofText(PART_WORDS[part], before[part], after[part])
    case 'asked':
    case 'needs':
      return ofText(PART_WORDS[part], lines(before[part]), lines(after[part]))
    case 'output':
      return [
        ...ofText(PART_WORDS.documentTitle, before.output.title, after.output.title),
        ...ofText(PART_WORDS.output, readable(before), readable(after)),
      ]
    case 'routing':
      return [became(part, routingInWords(before, offices), routingInWords(after, offices))]
    case 'decision':
      return [became(part, decisionInWords(before), decisionInWords(after))]
    case 'decideWithinDays':
      return [became(part, both(String(before[part])), both(String(after[part])))]
    default:
      return [{ group: 'outcome', words: filled(CHANGE_WORDS['part-changed'], { now: PART_WORDS[part] }) }]
  }
}

const became = (part: Part, before: Localized, now: Localized): Change => ({
  group: 'outcome',
  words: filled(CHANGE_WORDS['part-became'], { what: PART_WORDS[part], before, now }),
})

function ofText(what: Localized, before: Localized, after: Localized): Change[] {
  return LANGUAGES.flatMap((language): Change[] => {
    const [was, is] = [before[language] ?? '', after[language] ?? '']
    if (was === is) return []
    const values = { what, language: both(language), before: quoted(was), now: quoted(is) }
    const of = filled(CHANGE_WORDS['part-of'], values)
    const words = filled(CHANGE_WORDS['part-text'], values)
    return [{ group: 'outcome', words, text: { of, before: was, now: is } }]
  })
}

const lines = (texts: Localized<string[]>): Localized =>
  Object.fromEntries(Object.entries(texts).map(([language, list]) => [language, list.join('; ')]))

/** The document as it is read, with answers in brackets; one that is more than that as it is written. */
const readable = ({ output, form }: ServiceDefinition): Localized =>
  Object.fromEntries(
    Object.entries(output.template).map(([language, template]) => [
      language,
      plainTemplate(template, placeholders(form, language)) ?? template,
    ]),
  )

function routingInWords(definition: ServiceDefinition, offices: readonly NamedOffice[]): Localized {
  const items = flatOutline(outline(definition.form))
  return inEach((locale) =>
    definition.routing
      .map(({ office, when }) => {
        const name = inLocale(offices.find(({ slug }) => slug === office)?.names ?? both(office), locale)
        const conditions = Object.entries(when ?? {}).map(([pointer, value]) => {
          const item = items.find((one) => pointerOf(one) === pointer)
          const title = item ? titleIn(definition.form, item, locale) : pointer
          return `${inLocale(quoted(title), locale)} = ${answerInWords(definition.form, item, value, locale)}`
        })
        return conditions.length === 0 ? name : `${name} (${conditions.join(', ')})`
      })
      .join('; '),
  )
}

function decisionInWords({ decision, form }: ServiceDefinition): Localized {
  if (decision.by === 'official') return AROUND_WORDS.official
  const items = flatOutline(outline(form))
  const matches = inEach((locale) =>
    Object.entries(decision.matches)
      .map(([field, pointer]) => {
        const item = items.find((one) => pointerOf(one) === pointer)
        const title = item ? titleIn(form, item, locale) : pointer
        return `${inLocale(RESIDENT_FIELDS[field] ?? both(field), locale)} = ${inLocale(quoted(title), locale)}`
      })
      .join(', '),
  )
  return filled(AROUND_WORDS.rule, { matches, reason: decision.reason })
}

const inEach = (say: (locale: string) => string): Localized =>
  Object.fromEntries(LANGUAGES.map((locale) => [locale, say(locale)]))

const isSame = (one: unknown, other: unknown): boolean =>
  canonicalJson((one ?? null) as Json) === canonicalJson((other ?? null) as Json)
