import { readdirSync, readFileSync } from 'node:fs'
import { compileForm, type Form, type FormDefinition, type Json } from '../index.ts'

/** A form of the project's own, with data that its conversation must be able to bring out. */
export type OwnForm = FormDefinition & { name: string; covers: string; instances: Json[] }

const folder = new URL('./forms/', import.meta.url)

/** Every form in `test/forms`. */
export const OWN_FORMS: OwnForm[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as OwnForm | OwnForm[])

/** One of them, compiled. */
export function ownForm(name: string): Form {
  const found = OWN_FORMS.find((form) => form.name === name)
  if (found === undefined) throw new Error(`There is no form called ${name} in test/forms.`)
  return compileForm(definitionOf(found))
}

export function definitionOf({ schema, uiSchema, texts }: OwnForm): FormDefinition {
  return { schema, ...(uiSchema === undefined ? {} : { uiSchema }), ...(texts === undefined ? {} : { texts }) }
}
