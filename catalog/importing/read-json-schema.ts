import type { DesignedForm } from '../designing/edit-form.ts'
import { flatOutline, outline } from '../designing/outline.ts'
import { isJsonObject, type JsonObject } from '../json-object.ts'
import type { Report } from './report.ts'

/** A form that is in our own language already: schema and uiSchema are kept to the letter, with all they say. */
export function readJsonSchema(source: JsonObject, report: Report): DesignedForm {
  const isPair = isJsonObject(source.schema)
  const schema = isPair ? (source.schema as JsonObject) : source
  const at = isPair ? '/schema' : ''
  const form: DesignedForm = {
    schema,
    ...(isPair && isJsonObject(source.uiSchema) && { uiSchema: source.uiSchema }),
    ...(isPair && isTexts(source.texts) && { texts: source.texts }),
  }
  if (source.formData !== undefined) report.say('answers-refused', '/formData', '')
  const known = ['schema', 'uiSchema', 'texts', 'formData']
  const others = isPair ? Object.keys(source).filter((key) => !known.includes(key)) : []
  if (isPair && source.uiSchema !== undefined && !isJsonObject(source.uiSchema)) others.push('uiSchema')
  if (isPair && source.texts !== undefined && !isTexts(source.texts)) others.push('texts')
  if (others.length > 0) report.say('setting-refused', '', '', { names: others.join(', ') })
  for (const { kind, pointer, title, asked } of flatOutline(outline(form))) {
    report.say(kind === 'section' ? 'section' : kind === 'list' ? 'list' : 'question', `${at}${pointer}`, title)
    if (asked !== 'always') report.say('condition', `${at}${pointer}`, title)
  }
  return form
}

const isTexts = (value: unknown): value is Record<string, Record<string, string>> =>
  isJsonObject(value) &&
  Object.values(value).every(
    (texts) => isJsonObject(texts) && Object.values(texts).every((text) => typeof text === 'string'),
  )
