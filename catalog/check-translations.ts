import type { Defect } from '#forms'
import { formTexts } from './form-texts.ts'
import type { Localized } from './in-locale.ts'
import { isJsonObject } from './json-object.ts'
import { valueAt } from './json-pointer.ts'
import type { ServiceDefinition } from './service-definition.ts'

/** Texts without one of the `languages`, and translations of texts that are not there. The form speaks the first. */
export function checkTranslations(definition: ServiceDefinition, languages: readonly string[]): Defect[] {
  const [, ...others] = languages
  return [
    ...localizedTexts(definition).flatMap(([pointer, texts]) => missingIn(languages, pointer, texts)),
    ...others.flatMap((language) => untranslated(definition.form, language)),
    ...Object.entries(definition.form.outdated ?? {}).flatMap(([language, texts]) =>
      Object.keys(texts).map((pointer) => outdated(language, pointer)),
    ),
    ...Object.entries(definition.form.texts ?? {}).flatMap(([language, texts]) =>
      Object.keys(texts).flatMap((pointer) => pointsNowhere(definition.form, language, pointer)),
    ),
  ]
}

/** Texts and lists of texts that the definition keeps outside its form. */
function localizedTexts({ titles, summary, asked, needs, cost, time, result, decision, output }: ServiceDefinition) {
  const texts: [string, Localized<unknown>][] = Object.entries({
    titles,
    summary,
    asked,
    needs,
    cost,
    time,
    result,
  }).map(([key, value]) => [`/${key}`, value])
  if (decision.by === 'rule') texts.push(['/decision/reason', decision.reason])
  texts.push(['/output/title', output.title], ['/output/template', output.template])
  return texts
}

function missingIn(languages: readonly string[], pointer: string, texts: Localized<unknown>): Defect[] {
  return languages
    .filter(
      (language) => texts[language] === undefined || (Array.isArray(texts[language]) && texts[language].length === 0),
    )
    .map((language) => missing(pointer, language, pointer.slice(1)))
}

function untranslated(form: ServiceDefinition['form'], language: string): Defect[] {
  const translations = form.texts?.[language] ?? {}
  return [...formTexts(form)]
    .filter(([pointer]) => !translations[pointer]?.trim() && !translations[`/schema${pointer}`]?.trim())
    .map(([pointer, text]) => missing(pointer, language, text))
}

function missing(pointer: string, language: string, text: string): Defect {
  return { severity: 'error', code: 'translation-missing', pointer, message: `Nothing in “${language}” for: ${text}` }
}

function outdated(language: string, pointer: string): Defect {
  const message = `The “${language}” text translates other words than stand there now.`
  return { severity: 'warning', code: 'translation-outdated', pointer, message }
}

/** Mostly a question that was renamed or moved: its translation would silently be lost. */
function pointsNowhere(form: ServiceDefinition['form'], language: string, pointer: string): Defect[] {
  const isUi = pointer.startsWith('/uiSchema/')
  const document = isUi || pointer.startsWith('/schema/') ? form : form.schema
  if (isJsonObject(document) && typeof valueAt(document, pointer) === 'string') return []
  const message = `The “${language}” text at ${pointer} translates nothing: no text stands there.`
  return [{ severity: 'error', code: 'translation-of-nothing', pointer: `/texts/${language}`, message }]
}
