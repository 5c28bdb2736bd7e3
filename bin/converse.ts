import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { parseArgs, styleText } from 'node:util'
import {
  type Ask,
  begin,
  checkForm,
  compileForm,
  type Defect,
  type Form,
  FormDefectsError,
  type FormDefinition,
  type Json,
  type Message,
  rehearse,
  takeTurn,
} from '../forms/index.ts'

const USAGE = 'npm run converse -- form.json [--instance data.json] [--locale ru]'

const PHRASES = {
  en: { optional: 'optional', progress: (done: number, left: number) => `${done} answered, about ${left} left` },
  ru: {
    optional: 'необязательно',
    progress: (done: number, left: number) => `отвечено ${done}, осталось около ${left}`,
  },
}

/** Talks a form through in the terminal; with an instance it runs the acid test on it. Exit code 1 when that fails, 2 when the form is broken. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { instance: { type: 'string' }, locale: { type: 'string', default: 'en' } },
  })
  const [file] = positionals
  if (file === undefined) return fail(USAGE)
  const definition = definitionIn(file)
  for (const defect of checkForm(definition)) tell(defect)
  const form = compileForm(definition)
  if (values.instance === undefined) return talk(form, values.locale)
  return test(form, JSON.parse(readFileSync(values.instance, 'utf8')) as Json, values.locale)
}

/** A definition, or a bare schema. */
function definitionIn(file: string): FormDefinition {
  const json = JSON.parse(readFileSync(file, 'utf8')) as FormDefinition
  return typeof json.schema === 'object' ? json : { schema: json as unknown as FormDefinition['schema'] }
}

function tell({ severity, pointer, message }: Defect): void {
  console.error(
    styleText(severity === 'error' ? 'red' : 'yellow', `${pointer || '/'}  ${message}`, { stream: process.stderr }),
  )
}

function test(form: Form, wanted: Json, locale: string): number {
  const outcomes = (['value', 'text'] as const).map((by) => ({
    by,
    outcome: rehearse(form, wanted, by, locale, new Date()),
  }))
  for (const { by, outcome } of outcomes) {
    const way = by === 'value' ? 'by values' : 'by typed words'
    const words = outcome.passed ? `passed in ${outcome.replies} replies` : `failed: ${outcome.trouble}`
    console.log(styleText(outcome.passed ? 'green' : 'red', `${way}: ${words}`))
    if (!outcome.passed && outcome.data !== undefined) console.log(JSON.stringify(outcome.data, null, 2))
  }
  return outcomes.every(({ outcome }) => outcome.passed) ? 0 : 1
}

async function talk(form: Form, locale: string): Promise<number> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout, prompt: styleText('cyan', '› ') })
  let { conversation, messages } = begin(form, {
    locale,
    now: new Date(),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  })
  for (const message of messages) print(message, locale)
  terminal.prompt()
  for await (const text of terminal) {
    ;({ conversation, messages } = takeTurn(form, conversation, { kind: 'text', text }, new Date()))
    for (const message of messages) print(message, locale)
    if (conversation.submitted !== undefined) terminal.close()
    else terminal.prompt()
  }
  return conversation.submitted === undefined ? 1 : 0
}

function print(message: Message, locale: string): void {
  const phrases = locale.startsWith('ru') ? PHRASES.ru : PHRASES.en
  for (const line of linesOf(message, phrases)) console.log(line)
}

type Phrases = (typeof PHRASES)['en']

function linesOf(message: Message, phrases: Phrases): string[] {
  switch (message.kind) {
    case 'say':
      return [message.text]
    case 'problem':
      return [styleText('red', message.text)]
    case 'confirm':
      return [styleText('magenta', message.text)]
    case 'ask':
      return askLines(message, phrases)
    case 'review':
      return message.sections.flatMap(({ title, items }) => [
        `\n${styleText('bold', title)}`,
        ...items.map((item) => `  ${styleText('dim', `${item.title}:`)} ${item.text}`),
      ])
    case 'complete':
      return [styleText('green', JSON.stringify(message.data, null, 2))]
  }
}

function askLines({ text, help, required, suggestion, input, progress }: Ask, phrases: Phrases): string[] {
  const where = [progress.section, phrases.progress(progress.answered, progress.remaining)].filter(Boolean).join(' · ')
  const isListed = 'options' in input && input.kind !== 'boolean' && !('search' in input)
  return [
    `\n${styleText('dim', where)}`,
    styleText('bold', text) + (required ? '' : styleText('dim', ` (${phrases.optional})`)),
    ...(help === undefined ? [] : [styleText('dim', help)]),
    ...(isListed ? input.options.map(({ title }, index) => `  ${index + 1}. ${title}`) : []),
    ...(suggestion === undefined ? [] : [styleText('dim', `→ ${JSON.stringify(suggestion)}`)]),
  ]
}

function fail(words: string): number {
  console.error(words)
  return 2
}

try {
  process.exitCode = await main()
} catch (error) {
  if (error instanceof FormDefectsError) process.exitCode = 2
  else process.exitCode = fail(error instanceof Error ? error.message : String(error))
}
