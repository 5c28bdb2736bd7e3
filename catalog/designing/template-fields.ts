import { titleIn } from './condition-in-words.ts'
import type { DesignedForm } from './edit-form.ts'
import { flatOutline, type OutlineItem, outline } from './outline.ts'
import { nameInTemplate, type Placeholder } from './template-text.ts'

/** Something a template can name, as it is written there and in the words of its question. */
export type TemplateField = { name: string; title: string }

const FACTS: TemplateField['name'][] = [
  'applicant.name',
  'agency.name',
  'office',
  'document.number',
  'submission.number',
  'submission.submittedAt',
  'decision.reason',
  'decision.decidedOn',
  'decision.official',
]

/** What is offered while a template is written: the answers of the form, then what the house knows of a case. */
export function templateFields(form: DesignedForm, locale: string): TemplateField[] {
  const answers = flatOutline(outline(form))
    .filter((item) => isNamed(item))
    .map((item) => ({ name: nameInTemplate(item), title: titleIn(form, item, locale) }))
  return [...answers, ...FACTS.map((name) => ({ name, title: '' }))]
}

/** An answer that a template names and the form does not ask for: it would be printed as nothing. */
export type UnknownAnswer = { name: string; line: number }

/** Names of answers in a template that the form does not know, with their lines. */
export function unknownAnswers(template: string, form: DesignedForm): UnknownAnswer[] {
  const items = flatOutline(outline(form))
  const known = new Set(items.map(nameInTemplate))
  // Below these the form says nothing of what there is.
  const open = items.filter(({ kind }) => ['file', 'list', 'several-of', 'other'].includes(kind)).map(nameInTemplate)
  return template.split('\n').flatMap((text, index) =>
    [...text.matchAll(/\{[{%].*?[%}]\}/g)].flatMap(([code]) =>
      [...withoutTexts(code).matchAll(/(?<![\w.])answers((?:\.[\p{L}\p{N}_-]+)+)/gu)]
        .map(([name]) => name)
        .filter((name) => !known.has(name) && !open.some((one) => name.startsWith(`${one}.`)))
        .map((name) => ({ name, line: index + 1 })),
    ),
  )
}

/** Words in brackets of a plain text that stand for no answer: they would be printed as they are. */
export function unknownPlaceholders(plain: string, known: readonly Placeholder[]): UnknownAnswer[] {
  const shown = new Set(known.map((one) => one.shown))
  return plain.split('\n').flatMap((text, index) =>
    [...text.matchAll(/\[[^\]\n]+\]/g)]
      .map(([name]) => name)
      .filter((name) => !shown.has(name))
      .map((name) => ({ name, line: index + 1 })),
  )
}

const isNamed = ({ kind, at }: OutlineItem) => kind !== 'info' && !at.includes('/items/')
const withoutTexts = (code: string) => code.replace(/'[^']*'|"[^"]*"/g, '')
