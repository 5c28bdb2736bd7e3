import type { Defect } from '#forms'
import { LANGUAGES } from '../check-service.ts'
import { isJsonObject } from '../json-object.ts'
import { valueAt } from '../json-pointer.ts'
import type { ServiceDefinition } from '../service-definition.ts'
import { textAt } from './set-text.ts'

/** A text that is not there: which one it is, and in which languages. */
export type MissingText = { part: TextPart; languages: string[] }

const ABOUT = ['titles', 'summary', 'asked', 'needs', 'cost', 'time', 'result'] as const
export type TextPart =
  | (typeof ABOUT)[number]
  | 'document-title'
  | 'document'
  | 'reason'
  | 'title'
  | 'question'
  | 'help'
  | 'text'
  | 'purpose'
  | 'law'
  | 'options'
  | 'shape'
  | 'other'

/** What is missing at the places of `translation-missing` defects, each text named once. */
export function missingTexts(definition: ServiceDefinition, defects: readonly Defect[]): MissingText[] {
  const found = new Map<TextPart, Set<string>>()
  for (const { pointer } of defects) {
    const part = partAt(pointer)
    const languages = found.get(part) ?? new Set()
    for (const language of LANGUAGES) if (!isThere(definition, pointer, language)) languages.add(language)
    found.set(part, languages)
  }
  return [...found].map(([part, languages]) => ({ part, languages: [...languages] }))
}

function partAt(pointer: string): TextPart {
  const about = ABOUT.find((part) => pointer === `/${part}`)
  if (about) return about
  if (pointer === '/output/title') return 'document-title'
  if (pointer === '/output/template') return 'document'
  if (pointer === '/decision/reason') return 'reason'
  return FORM_PARTS.find(([pattern]) => pattern.test(pointer))?.[1] ?? 'other'
}

const FORM_PARTS: [RegExp, TextPart][] = [
  [/\/(oneOf|anyOf|enumNames|ui:enumNames)\/\d+(\/title)?$/, 'options'],
  [/\/errorMessage(\/|$)/, 'shape'],
  [/\/ui:question$/, 'question'],
  [/\/(ui:help|help)$/, 'help'],
  [/\/(ui:)?purpose$/, 'purpose'],
  [/\/(ui:)?legalBasis$/, 'law'],
  [/\/(ui:)?title$/, 'title'],
  [/\/(ui:)?description$/, 'text'],
]

function isThere(definition: ServiceDefinition, pointer: string, language: string): boolean {
  const outside = valueAt(definition, pointer)
  if (isJsonObject(outside) && !pointer.startsWith('/uiSchema')) {
    const text = outside[language]
    return Array.isArray(text) ? text.length > 0 : text !== undefined
  }
  return textAt(definition.form, pointer, language).trim() !== ''
}
