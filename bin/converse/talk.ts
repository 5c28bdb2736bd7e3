import { createInterface } from 'node:readline/promises'
import { styleText } from 'node:util'
import { begin, type Form, formData, type Input, type Message, takeTurn } from '../../forms/index.ts'
import { messageLines } from './message-lines.ts'
import type { Phrases } from './phrases.ts'
import { readLine } from './read-line.ts'

/** Holds a conversation in the terminal until it is sent or left. Answers with the exit code: 0 sent, 1 left. */
export async function talk(form: Form, locale: string, phrases: Phrases): Promise<number> {
  const { stdin: input, stdout: output } = process
  const terminal = createInterface({ input, output, prompt: styleText('cyan', '› ') })
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  let turn = begin(form, { locale, now: new Date(), timeZone })
  const show = (lines: string[]) => {
    for (const line of lines) console.log(line)
    terminal.prompt()
  }
  show([styleText('dim', phrases.how), ...linesOf(turn.messages, phrases)])
  let begun = ''
  for await (const line of terminal) {
    if (line.endsWith('\\')) {
      begun += `${line.slice(0, -1)}\n`
      continue
    }
    const typed = `${begun}${line}`
    begun = ''
    if (typed === ':quit') break
    if (typed === ':data') {
      show([phrases.data, JSON.stringify(formData(form, turn.conversation), null, 2)])
      continue
    }
    const reply = readLine(typed, openInput(turn.messages), phrases)
    if (typeof reply === 'string') {
      show([styleText('red', reply)])
      continue
    }
    turn = takeTurn(form, turn.conversation, reply, new Date())
    if (turn.conversation.submitted !== undefined) break
    show(linesOf(turn.messages, phrases))
  }
  terminal.close()
  const isSent = turn.conversation.submitted !== undefined
  console.log(isSent ? linesOf(turn.messages, phrases).join('\n') : styleText('dim', `\n${phrases.left}`))
  return isSent ? 0 : 1
}

function linesOf(messages: Message[], phrases: Phrases): string[] {
  return messages.flatMap((message) => messageLines(message, phrases))
}

function openInput(messages: Message[]): Input | undefined {
  const last = messages.at(-1)
  return last?.kind === 'ask' ? last.input : undefined
}
