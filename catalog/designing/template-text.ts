import { titleIn } from './condition-in-words.ts'
import type { DesignedForm } from './edit-form.ts'
import { flatOutline, type OutlineItem, outline } from './outline.ts'
import { textAt } from './set-text.ts'

/** An answer as it is put into a document: how it is written in plain text, and in the template language. */
export type Placeholder = { shown: string; written: string }

const YES_NO: Record<string, [string, string]> = { en: ['yes', 'no'], ru: ['да', 'нет'] }

/** What can be put into a document, by the title of the question in a language: `[Full name]`. */
export function placeholders(form: DesignedForm, locale: string): Placeholder[] {
  const usable = flatOutline(outline(form)).filter(
    ({ kind, at }) =>
      !['section', 'list', 'file', 'several-of', 'info', 'other'].includes(kind) && !at.includes('/items/'),
  )
  const shown = new Set<string>()
  return usable.flatMap((item) => {
    const title = `[${titleIn(form, item, locale)}]`
    if (shown.has(title)) return []
    shown.add(title)
    return [{ shown: title, written: writtenFor(form, item, locale) }]
  })
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
