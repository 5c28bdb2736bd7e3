import { parseArgs } from 'node:util'
import { compileForm, FormDefectsError } from '../forms/index.ts'
import { phrasesFor } from './converse/phrases.ts'
import { readDefinition, readInstance } from './converse/read-file.ts'
import { runAcidTest } from './converse/run-acid-test.ts'
import { talk } from './converse/talk.ts'
import { tellDefects } from './converse/tell-defects.ts'

const USAGE = `Talks a form through in the terminal; with an instance, runs the acid test on it.

  npm run converse -- form.json [--instance data.json] [--locale ru] [--all]

form.json holds { schema, uiSchema?, texts? }, or a bare JSON Schema. --all tells every defect by its place.
Exit code: 0 sent, or passed; 1 left before it was sent, or not passed; 2 the form or a file is broken.`

/** The whole program. Exit code as in `USAGE`. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      instance: { type: 'string' },
      locale: { type: 'string', default: 'en' },
      all: { type: 'boolean', default: false },
    },
  })
  const [file] = positionals
  if (file === undefined || positionals.length > 1) throw new Error(USAGE)
  const phrases = phrasesFor(values.locale)
  const definition = readDefinition(file)
  tellDefects(definition, values.locale, phrases, values.all)
  const form = compileForm(definition)
  return values.instance === undefined
    ? talk(form, values.locale, phrases)
    : runAcidTest(form, readInstance(values.instance), values.locale, phrases)
}

try {
  process.exitCode = await main()
} catch (error) {
  // The defects of a broken form are told already.
  if (!(error instanceof FormDefectsError)) console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 2
}
