import { checkForm, type FormDefinition } from '#forms'
import { draftDefinition, newDefinition } from '../designing/draft-definition.ts'
import type { DesignedForm } from '../designing/edit-form.ts'
import { FORMAT } from '../export-service.ts'
import type { Localized } from '../in-locale.ts'
import { isJsonObject, type JsonObject } from '../json-object.ts'
import type { ServiceDefinition } from '../service-definition.ts'
import { buildForm } from './build-form.ts'
import { defectInWords } from './defect-in-words.ts'
import { readFhir } from './fhir/read-fhir.ts'
import { readFormIo } from './form-io/read-form-io.ts'
import { readJsonSchema } from './read-json-schema.ts'
import { type ReadSource, readSource, readText, textIn } from './read-source.ts'
import { openReport, type Report, type ReportLine } from './report.ts'
import { readXgov } from './xgov/read-xgov.ts'

export type FormLanguage = 'parley' | 'json-schema' | 'form-io' | 'xgov' | 'fhir'

/** What an import comes to: the draft of a service, and what became of each thing in the source. */
export type Imported = {
  language: FormLanguage | undefined
  /** Undefined when there is nothing to make a draft of; the report says why. */
  definition: ServiceDefinition | undefined
  lines: ReportLine[]
}

/** Reads a form in any known language from text. Whatever the text is, the answer is a report. */
export const importText = (text: string): Imported => imported(readText(text))

/** The same for JSON that is read already. */
export const importForm = (source: unknown): Imported => imported(readSource(source))

function imported(read: ReadSource): Imported {
  const report = openReport()
  if ('problem' in read) {
    report.say(read.problem, '', '')
    return { language: undefined, definition: undefined, lines: report.lines }
  }
  for (const place of read.proto) report.say('reserved-key', place, '')
  const language = languageOf(read.source)
  if (!language) report.say('unknown-language', '', '')
  const definition = language && definitionFrom(language, read.source as JsonObject, report)
  return { language, definition, lines: definition ? [...report.lines, ...toDo(definition)] : report.lines }
}

/** Recognised by what each language cannot do without. */
export function languageOf(source: unknown): FormLanguage | undefined {
  if (!isJsonObject(source)) return undefined
  if (source.format === FORMAT) return 'parley'
  if (source.resourceType === 'Questionnaire') return 'fhir'
  if (Array.isArray(source.pages)) return 'xgov'
  const inner = isJsonObject(source.form) ? source.form : source
  if (Array.isArray(inner.components)) return 'form-io'
  const schema = isJsonObject(source.schema) ? source.schema : source
  const isSchema = ['$schema', 'properties', '$ref', 'allOf', 'oneOf', 'anyOf', 'definitions', '$defs'].some(
    (key) => key in schema,
  )
  return isSchema || schema.type === 'object' ? 'json-schema' : undefined
}

function definitionFrom(language: FormLanguage, source: JsonObject, report: Report): ServiceDefinition | undefined {
  if (language === 'parley') return wholeService(source, report)
  if (language === 'json-schema') {
    const form = readJsonSchema(source, report)
    return drafted(textIn(form.schema, 'title'), form, report)
  }
  const read = { 'form-io': readFormIo, xgov: readXgov, fhir: readFhir }[language](source, report)
  return drafted(read.title, buildForm(read, report), report)
}

/** What we exported ourselves is read back as it is. */
function wholeService(source: JsonObject, report: Report): ServiceDefinition | undefined {
  const read = draftDefinition.safeParse(source.service)
  if (!read.success) {
    const [issue] = read.error.issues
    report.say('not-an-object', `/service/${(issue?.path ?? []).join('/')}`, '')
    return undefined
  }
  report.say('whole-service', '/service', read.data.titles.en ?? '')
  return read.data
}

/** Until an agency says more, a service has its form, its title and one office. */
function drafted(title: string, form: DesignedForm, report: Report): ServiceDefinition | undefined {
  const properties = form.schema.properties
  const hasQuestions =
    !isJsonObject(properties) || Object.keys(properties).length > 0 || Array.isArray(form.schema.allOf)
  if (!hasQuestions) {
    report.say('nothing', '', title)
    return undefined
  }
  const named = title.slice(0, 200) || 'Imported form'
  const titles: Localized = /\p{Script=Cyrillic}/u.test(named) ? { en: named, ru: named } : { en: named }
  return { ...newDefinition(titles, OFFICE_TO_BE), form: { ...form, texts: form.texts ?? {} } }
}

/** Whoever makes the draft knows the agency's offices. */
export const OFFICE_TO_BE = 'office-to-be'

/** What must still be done: the form's own defects, in words. Purposes, laws and translations are asked of every draft. */
function toDo({ form }: ServiceDefinition): ReportLine[] {
  return checkForm(form as FormDefinition).map(defectInWords)
}
