import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FormDefinition, Json, JsonSchema, UiSchema } from '../index.ts'

/** A public form with its instances; see the corpus's own description. */
export type CorpusForm = {
  name: string
  broken?: string
  definition: FormDefinition
  instances: { data: Json; valid: boolean; converse: boolean }[]
}

const folder = process.env.PARLEY_CORPUS ?? join(import.meta.dirname, '../../../shared/corpus')

/** The forms of some corpora; none where they are not at hand, so that tests over them are simply not there. */
export function corpus(...names: string[]): CorpusForm[] {
  return names.flatMap(linesOf).map((line) => {
    const { schema, uiSchema, ...rest } = JSON.parse(line) as Omit<CorpusForm, 'definition'> & {
      schema: JsonSchema
      uiSchema?: UiSchema
    }
    return { ...rest, definition: uiSchema === undefined ? { schema } : { schema, uiSchema } }
  })
}

/** Single values for some of the forms, each with a verdict. */
export type Fragments = { name: string; fragments: { path: string; value: Json; valid: boolean }[] }

export function fragments(): Fragments[] {
  return linesOf('va-fragments').map((line) => JSON.parse(line) as Fragments)
}

function linesOf(name: string): string[] {
  const file = `${folder}/${name}.jsonl`
  return existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : []
}
