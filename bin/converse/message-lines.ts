import { styleText } from 'node:util'
import type { Ask, Input, Json, Message, Progress } from '../../forms/index.ts'
import type { Phrases } from './phrases.ts'

/** A message of the engine as it is written in a terminal. */
export function messageLines(message: Message, phrases: Phrases): string[] {
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
      return [styleText('green', phrases.sent), JSON.stringify(message.data, null, 2)]
  }
}

function askLines({ text, help, required, suggestion, input, progress, same }: Ask, phrases: Phrases): string[] {
  return [
    `\n${styleText('dim', progressLine(progress, phrases))}`,
    styleText('bold', text) + (required ? '' : styleText('dim', ` (${phrases.optional})`)),
    ...(help === undefined ? [] : [styleText('dim', help)]),
    ...answerLines(input, phrases),
    ...(suggestion === undefined ? [] : [styleText('cyan', `  ${phrases.suggestion}: ${shown(input, suggestion)}`)]),
    ...(same ?? []).map((other) =>
      styleText('cyan', `  ${other.title}: ${other.answers}; ${phrases.same(other.text)}`),
    ),
  ]
}

/** How wide the bar of the progress is, in characters. */
const WIDTH = 20

function progressLine({ answered, remaining, section }: Progress, phrases: Phrases): string {
  const filled = Math.round((WIDTH * answered) / Math.max(1, answered + remaining))
  const bar = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}`
  return [`${bar} ${phrases.progress(answered, remaining)}`, section].filter(Boolean).join(' · ')
}

function answerLines(input: Input, phrases: Phrases): string[] {
  if (input.kind === 'boolean' || input.kind === 'gate') return [styleText('dim', `  ${phrases.yesNo}`)]
  if (input.kind === 'file' || input.kind === 'files') return [styleText('dim', `  ${phrases.file}`)]
  if ('search' in input) return [styleText('dim', `  ${phrases.search(input.options.length)}`)]
  if ('options' in input) return input.options.map(({ title }, index) => `  ${index + 1}. ${title}`)
  if (!('named' in input) || input.named === undefined) return []
  return [...input.named.map(({ title }) => `  • ${title}`), styleText('dim', `  ${phrases.orElse}`)]
}

/** A suggested value by its title, where it has one. */
function shown(input: Input, value: Json): string {
  const options = 'options' in input && input.kind !== 'branch' ? input.options : []
  return (
    options.find((option) => option.value === value)?.title ??
    (typeof value === 'string' ? value : JSON.stringify(value))
  )
}
