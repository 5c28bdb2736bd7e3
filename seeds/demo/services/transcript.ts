import { begin, compileForm, type FormDefinition, type Message, type Reply, takeTurn } from '#forms'

/** What a person types, `/submit` and the like for a command, or a reply that only a control can give. */
export type They = string | Reply

/** What they say, then what we say. */
export type Exchange = [they: They, ...we: string[]]

const now = new Date('2026-03-02T10:00:00Z')

/** The reply that a control gives when a file has been stored. */
export const aFile = (name: string): Reply => ({ kind: 'value', value: stored(name) })

/** The same where several files are asked for at once. */
export const files = (...names: string[]): Reply => ({ kind: 'value', value: names.map(stored) })

const stored = (name: string) => ({ id: name, name, size: 120_000, mime: 'application/pdf', sha256: 'a'.repeat(64) })

/**
 * Talks a form through with the real engine. Our side is told in a few words: the text of a question, `✗` with the name
 * of the answer that was not taken, `?` with the names of what a change removes, and the kind of anything else.
 * @returns the exchanges as they happened, and the answers, once sent
 */
export function talk(form: FormDefinition, locale: string, they: They[]): { exchanges: Exchange[]; answers: unknown } {
  const compiled = compileForm(form)
  let { conversation, messages } = begin(compiled, { locale, now })
  const exchanges: Exchange[] = [['', ...messages.map(inFewWords)]]
  let answers: unknown
  for (const said of they) {
    const reply: Reply = typeof said === 'string' ? { kind: 'text', text: said } : said
    ;({ conversation, messages } = takeTurn(compiled, conversation, reply, now))
    exchanges.push([said, ...messages.map(inFewWords)])
    for (const message of messages) if (message.kind === 'complete') answers = message.data
  }
  return { exchanges, answers }
}

function inFewWords(message: Message): string {
  switch (message.kind) {
    case 'ask':
      return message.text
    case 'problem':
      return `✗ ${message.text.split(':')[0]}`
    case 'confirm':
      return `? ${message.removed.map(({ title }) => title).join(', ')}`
    default:
      return message.kind
  }
}
