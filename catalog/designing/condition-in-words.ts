import type { Localized } from '../in-locale.ts'
import type { Clause, Condition } from './condition.ts'
import type { DesignedForm } from './edit-form.ts'
import type { OutlineItem } from './outline.ts'
import { textAt } from './set-text.ts'

/** Names are quoted and never declined, so a Russian clause is a title, a colon and an answer. */
const CLAUSES: Record<Clause['verb'], Localized> = {
  is: { en: '“{title}” is {value}', ru: '«{title}»: {value}' },
  'is-not': { en: '“{title}” is not {value}', ru: '«{title}»: не {value}' },
  includes: { en: '“{title}” includes {value}', ru: '«{title}»: в том числе {value}' },
  'one-of': { en: '“{title}” is {value}', ru: '«{title}»: {value}' },
  'at-least': { en: '“{title}” is at least {value}', ru: '«{title}»: не меньше {value}' },
  'at-most': { en: '“{title}” is at most {value}', ru: '«{title}»: не больше {value}' },
  answered: { en: '“{title}” is answered', ru: '«{title}»: есть ответ' },
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
  return condition.map((clause) => clauseInWords(form, items, within, clause, locale)).join(said(WORDS.and, locale))
}

/** The title of an item in a language, else as it is written. */
export function titleIn(form: DesignedForm, { titleAt, title }: OutlineItem, locale: string): string {
  return textAt(form, titleAt, locale) || title
}

function clauseInWords(
  form: DesignedForm,
  items: readonly OutlineItem[],
  within: string,
  clause: Clause,
  locale: string,
): string {
  const at = [within, ...clause.path].join('/')
  const item = items.find((one) => one.at === at)
  const title = item ? titleIn(form, item, locale) : (clause.path.at(-1) ?? '')
  const values = 'values' in clause ? clause.values : 'value' in clause ? [clause.value] : []
  const value = values.map((one) => valueInWords(form, item, one, locale)).join(said(WORDS.or, locale))
  return said(CLAUSES[clause.verb], locale)
    .replace('{title}', () => title)
    .replace('{value}', () => value)
}

function valueInWords(form: DesignedForm, item: OutlineItem | undefined, value: unknown, locale: string): string {
  if (typeof value === 'boolean') return said(value ? WORDS.yes : WORDS.no, locale)
  const index = item?.options.findIndex((option) => option.value === value) ?? -1
  const option = item?.options[index]
  if (!item || !option) return String(value)
  const inItems = item.kind === 'several-of' ? '/items' : ''
  return textAt(form, `${item.target}${inItems}/oneOf/${index}/title`, locale) || option.title
}

const said = (words: Localized, locale: string): string => words[locale] ?? words.en ?? ''
