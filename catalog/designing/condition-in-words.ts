import type { Localized } from '../in-locale.ts'
import { escapeKey } from '../json-pointer.ts'
import { type Clause, type Condition, isAnyOf } from './condition.ts'
import type { DesignedForm } from './edit-form.ts'
import { itemAt } from './item-at.ts'
import type { OutlineItem } from './outline.ts'
import { textAt } from './set-text.ts'

/** Names are quoted and never declined, so a Russian clause is a title, a colon and an answer. */
const CLAUSES: Record<Clause['verb'], Localized> = {
  is: { en: '“{title}” is {value}', ru: '«{title}»: {value}' },
  'is-not': { en: '“{title}” is not {value}', ru: '«{title}»: не {value}' },
  includes: { en: '“{title}” includes {value}', ru: '«{title}»: в том числе {value}' },
  'includes-not': { en: '“{title}” does not include {value}', ru: '«{title}»: кроме {value}' },
  'one-of': { en: '“{title}” is {value}', ru: '«{title}»: {value}' },
  'at-least': { en: '“{title}” is at least {value}', ru: '«{title}»: не меньше {value}' },
  'at-most': { en: '“{title}” is at most {value}', ru: '«{title}»: не больше {value}' },
  'more-than': { en: '“{title}” is more than {value}', ru: '«{title}»: больше {value}' },
  'less-than': { en: '“{title}” is less than {value}', ru: '«{title}»: меньше {value}' },
  from: { en: '“{title}” is {value} or later', ru: '«{title}»: {value} или позже' },
  before: { en: '“{title}” is before {value}', ru: '«{title}»: раньше {value}' },
  answered: { en: '“{title}” is answered', ru: '«{title}»: есть ответ' },
  'not-answered': { en: '“{title}” is not answered', ru: '«{title}»: нет ответа' },
}

const WORDS = {
  and: { en: ' and ', ru: ' и ' },
  or: { en: ' or ', ru: ' или ' },
  yes: { en: 'yes', ru: 'да' },
  no: { en: 'no', ru: 'нет' },
} satisfies Record<string, Localized>

/** A condition of something in the section `within`, such as “Do you rent?” is yes. `items` is the form's flat outline. */
export function conditionInWords(
  form: DesignedForm,
  items: readonly OutlineItem[],
  within: string,
  condition: Condition,
  locale: string,
): string {
  const inWords = (clause: Clause) => clauseInWords(form, items, within, clause, locale)
  const all = (clauses: readonly Clause[]) => clauses.map(inWords).join(said(WORDS.and, locale))
  const parts = condition.map((part) => {
    if (!isAnyOf(part)) return inWords(part)
    const arms = part.any.map((arm) => (arm.length > 1 && part.any.length > 1 ? `(${all(arm)})` : all(arm)))
    const words = arms.join(said(WORDS.or, locale))
    return condition.length > 1 && arms.length > 1 ? `(${words})` : words
  })
  return parts.join(said(WORDS.and, locale))
}

/** The title of an item in a language, else as it is written. */
export function titleIn(form: DesignedForm, { titleAt, title }: OutlineItem, locale: string): string {
  return textAt(form, titleAt, locale) || title
}

/** Where a clause leads, as a name of the outline. */
export const deciding = (within: string, { path }: Clause): string => [within, ...path.map(escapeKey)].join('/')

function clauseInWords(
  form: DesignedForm,
  items: readonly OutlineItem[],
  within: string,
  clause: Clause,
  locale: string,
): string {
  const item = itemAt(items, deciding(within, clause))
  const title = item ? titleIn(form, item, locale) : (clause.path.at(-1) ?? '')
  const values = 'values' in clause ? clause.values : 'value' in clause ? [clause.value] : []
  const inWords = (value: unknown) =>
    clause.verb === 'from' || clause.verb === 'before'
      ? dayInWords(String(value), locale)
      : answerInWords(form, item, value, locale)
  const value = values.map(inWords).join(said(WORDS.or, locale))
  return said(CLAUSES[clause.verb], locale)
    .replace('{title}', () => title)
    .replace('{value}', () => value)
}

/** An answer to a question as its designer wrote it. */
export function answerInWords(
  form: DesignedForm,
  item: OutlineItem | undefined,
  value: unknown,
  locale: string,
): string {
  if (typeof value === 'boolean') return said(value ? WORDS.yes : WORDS.no, locale)
  if (item?.kind === 'date' && typeof value === 'string') return dayInWords(value, locale)
  const index = item?.options.findIndex((option) => option.value === value) ?? -1
  const option = item?.options[index]
  if (!item || !option) return String(value)
  const inItems = item.kind === 'several-of' ? '/items' : ''
  return textAt(form, `${item.target}${inItems}/oneOf/${index}/title`, locale) || option.title
}

/** “27 March 1990”; a date that is none stays as it is written. */
function dayInWords(iso: string, locale: string): string {
  const day = new Date(`${iso}T00:00:00Z`)
  if (Number.isNaN(day.getTime())) return iso
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'long', timeZone: 'UTC' }).format(day)
}

const said = (words: Localized, locale: string): string => words[locale] ?? words.en ?? ''
