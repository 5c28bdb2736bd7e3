import { titleIn } from './condition-in-words.ts'
import type { DesignedForm } from './edit-form.ts'
import { flatOutline, type OutlineItem, outline } from './outline.ts'
import { textAt } from './set-text.ts'

/** An answer as it is put into a document: how it is written in plain text, and in the template language. */
export type Placeholder = {
  shown: string
  written: string
  /** It is known of the case, and no answer. */
  isFact?: true
}

/** What is known of a case beside its answers, as a template writes it. */
const FACTS: Record<string, Record<'en' | 'ru', string>> = {
  '{{ applicant.name }}': { en: 'Name of the applicant', ru: 'Имя заявителя' },
  '{{ decision.decidedOn | day }}': { en: 'Day of the decision', ru: 'Дата решения' },
  '{{ decision.reason }}': { en: 'Reason of the decision', ru: 'Обоснование решения' },
  '{{ submission.number }}': { en: 'Number of the submission', ru: 'Номер заявления' },
  '{{ submission.submittedAt | day }}': { en: 'Day of the submission', ru: 'Дата подачи' },
  '{{ agency.name }}': { en: 'Name of the agency', ru: 'Название ведомства' },
  '{{ office }}': { en: 'Office', ru: 'Отдел' },
}

const YES_NO: Record<string, [string, string]> = { en: ['yes', 'no'], ru: ['да', 'нет'] }

/** What can be put into a document, by the title of the question in a language, `[Full name]`, or by what it is. */
export function placeholders(form: DesignedForm, locale: string): Placeholder[] {
  const usable = flatOutline(outline(form)).filter(
    ({ kind, at }) =>
      !['section', 'list', 'file', 'several-of', 'info', 'other'].includes(kind) && !at.includes('/items/'),
  )
  const shown = new Set<string>()
  // Of two of one name the first is meant: a question before what is known of the case.
  return [
    ...usable.map(
      (item): Placeholder => ({
        shown: `[${titleIn(form, item, locale)}]`,
        written: writtenFor(form, item, locale),
      }),
    ),
    ...Object.entries(FACTS).map(
      ([written, said]): Placeholder => ({ shown: `[${said[locale === 'ru' ? 'ru' : 'en']}]`, written, isFact: true }),
    ),
  ].filter(({ shown: title }) => !shown.has(title) && shown.add(title))
}

/**
 * A template as plain text, one paragraph a blank line apart, with answers in brackets. Undefined for one that holds
 * more than paragraphs and answers: that is edited as it is written.
 */
export function plainTemplate(template: string, known: readonly Placeholder[]): string | undefined {
  if (template === '') return ''
  const replaced = known.reduce((text, { shown, written }) => text.replaceAll(written, shown), template)
  const paragraphs = /^(<p>[^<]*<\/p>\n?)*$/.test(replaced) ? replaced.match(/<p>[^<]*<\/p>/g) : null
  if (!paragraphs || /\{[{%]/.test(replaced)) return undefined
  return paragraphs.map((paragraph) => unescaped(paragraph.slice(3, -4))).join('\n\n')
}

/** The template that plain text stands for. */
export function templateFromPlain(text: string, known: readonly Placeholder[]): string {
  if (text.trim() === '') return ''
  return text
    .split('\n\n')
    .map((paragraph) =>
      known.reduce((all, { shown, written }) => all.replaceAll(escaped(shown), written), escaped(paragraph)),
    )
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('\n')
}

/** Values of lists and of yes and no are no words, so each is written out. */
export function writtenFor(form: DesignedForm, item: OutlineItem, locale: string, name = nameInTemplate(item)): string {
  const [yes, no] = YES_NO[locale] ?? ['yes', 'no']
  if (item.kind === 'yes-no') return `{% if ${name} %}${yes}{% else %}${no}{% endif %}`
  if (item.kind === 'date') return `{{ ${name} | day }}`
  if (item.options.length === 0) return `{{ ${name} }}`
  const cases = item.options.map(({ value, title }, index) => {
    const said = textAt(form, `${item.target}/oneOf/${index}/title`, locale) || title
    return `{% when ${typeof value === 'string' ? `'${value}'` : value} %}${escaped(said)}`
  })
  return `{% case ${name} %}${cases.join('')}{% endcase %}`
}

/** How a template speaks of an answer. */
export const nameInTemplate = ({ at }: OutlineItem): string =>
  `answers${at.slice('/uiSchema'.length).replaceAll('/', '.')}`

export const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const unescaped = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
