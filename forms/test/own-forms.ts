import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileForm, type Form, type FormDefinition, type Json, type Locale } from '../index.ts'

/** A form of the project's own, as an agency would write it. */
export type OwnForm = FormDefinition & {
  name: string
  covers: string
  /** Data that its conversation must be able to bring out. */
  instances: Json[]
  /** By locale, a conversation as `expectTranscript` reads it. */
  transcripts?: Record<Locale, string[]>
  /** What `checkForm` has to say about it, each as `severity code pointer`. */
  defects?: string[]
}

const folder = join(import.meta.dirname, 'forms')

/** Every form in `test/forms`, also those that are broken on purpose. */
export const EVERY_FORM: OwnForm[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as OwnForm | OwnForm[])

/** Those that can be published. */
export const OWN_FORMS: OwnForm[] = EVERY_FORM.filter((form) => !isBroken(form))

/** True for a form that is written to be refused. */
export function isBroken({ defects }: OwnForm): boolean {
  return defects?.some((defect) => defect.startsWith('error ')) ?? false
}

/** One of them, compiled. */
export function ownForm(name: string): Form {
  const found = OWN_FORMS.find((form) => form.name === name)
  if (found === undefined) throw new Error(`There is no form called ${name} in test/forms.`)
  return compileForm(definitionOf(found))
}

export function definitionOf({ schema, uiSchema, texts }: FormDefinition): FormDefinition {
  return { schema, ...(uiSchema === undefined ? {} : { uiSchema }), ...(texts === undefined ? {} : { texts }) }
}
