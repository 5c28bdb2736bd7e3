import { expect } from 'vitest'
import { begin, type Conversation, type Form, type Message, type Reply, takeTurn } from '../index.ts'

export const NOW = new Date('2026-11-24T12:00:00Z')

/**
 * Holds a conversation and compares it with how it should read. Lines with `>` are what the person writes, `> [x]` a command,
 * all others are what is said: `!` a problem, `?` a confirmation, `=` a line of the review, `#` the end.
 */
export function expectTranscript(form: Form, locale: string, lines: string[]): Conversation {
  let { conversation, messages } = begin(form, { locale, now: NOW })
  const held = messages.flatMap(inWords)
  for (const line of lines.filter((text) => text.startsWith('> '))) {
    ;({ conversation, messages } = takeTurn(form, conversation, replyIn(line.slice(2)), NOW))
    held.push(line, ...messages.flatMap(inWords))
  }
  expect(held).toEqual(lines)
  return conversation
}

function replyIn(text: string): Reply {
  const command = /^\[(\w+)(?: (.*))?\]$/.exec(text)
  if (command === null) return { kind: 'text', text }
  const [, name, target] = command
  return { kind: 'command', command: name, ...(target === undefined ? {} : { target }) } as Reply
}

function inWords(message: Message): string[] {
  switch (message.kind) {
    case 'say':
      return [message.text]
    case 'ask':
      return [message.required ? message.text : `${message.text} (optional)`]
    case 'problem':
      return [`! ${message.text}`]
    case 'confirm':
      return [`? ${message.text}`]
    case 'review':
      return message.sections.flatMap(({ title, items }) =>
        items.map((item) => `= ${title} / ${item.title}: ${item.text}`),
      )
    case 'complete':
      return [`# ${JSON.stringify(message.data)}`]
  }
}

/** Sends replies one after the other, and gives the last turn. */
export function talk(
  form: Form,
  locale: string,
  ...replies: (string | Reply)[]
): { conversation: Conversation; messages: Message[] } {
  let turn = begin(form, { locale, now: NOW })
  for (const reply of replies) {
    turn = takeTurn(form, turn.conversation, typeof reply === 'string' ? replyIn(reply) : reply, NOW)
  }
  return turn
}
