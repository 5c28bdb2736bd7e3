import { begin, compileForm, type FormDefinition, type Message, type Reply, speakIn, takeTurn } from '#forms'
import type { Author, ConversationPage, StoredMessage } from '../http/conversations.ts'
import type { ProblemError } from '../http/problem.ts'

const now = new Date('2026-11-24T09:00:00Z')

/**
 * A server for one conversation, in memory, with the real engine behind it. It keeps the promises the app relies on:
 * `seq` without gaps, replay from any `seq`, and a repeated turn id that changes nothing.
 */
export function aServer(definition: FormDefinition, locale = 'en') {
  const form = compileForm(definition)
  const messages: StoredMessage[] = []
  const turns = new Map<string, StoredMessage[]>()
  let trouble: ProblemError | undefined
  let { conversation: state, messages: first } = begin(form, { locale, now })

  function append(author: Author, body: StoredMessage['body']): StoredMessage {
    const seq = messages.length + 1
    const message = { seq, id: `message-${seq}`, author, at: now.toISOString(), body }
    messages.push(message)
    return message
  }

  function take(reply: Reply): StoredMessage[] {
    const asked = messages.map(({ body }) => body).findLast((body): body is Ask => body.kind === 'ask')
    const turn = takeTurn(form, state, reply, now)
    state = turn.conversation
    const text = reply.kind === 'text' ? reply.text : reply.kind === 'value' ? String(reply.value) : reply.command
    const about = reply.kind === 'command' || !asked ? {} : { path: asked.path, title: asked.title }
    const bubble = append({ kind: 'applicant' }, { kind: 'reply', text, ...about })
    return [bubble, ...turn.messages.map((message) => append({ kind: 'parley' }, message))]
  }

  for (const message of first) append({ kind: 'parley' }, message)
  const page = (some: StoredMessage[]): ConversationPage => ({
    conversation: { ...head(messages.length), locale: state.locale },
    messages: some,
  })

  return {
    messages,
    async read(_id: string, seq: number): Promise<ConversationPage> {
      if (trouble) throw trouble
      return page(messages.slice(seq))
    },
    async send(_id: string, turnId: string, reply: Reply): Promise<ConversationPage> {
      if (trouble) throw trouble
      const said = turns.get(turnId) ?? take(reply)
      turns.set(turnId, said)
      return page(said)
    },
    async speakIn(_id: string, _turnId: string, locale: string): Promise<ConversationPage> {
      if (trouble) throw trouble
      const turn = speakIn(form, state, locale, now)
      state = turn.conversation
      return page(turn.messages.map((message) => append({ kind: 'parley' }, message)))
    },
    /** Something is said from another side: by an official, or on another device. */
    say: append,
    /** Every call fails with this from now on; with nothing, all is well again. */
    fail(problem?: ProblemError) {
      trouble = problem
    },
  }
}

type Ask = Extract<Message, { kind: 'ask' }>

const head = (lastSeq: number): ConversationPage['conversation'] => ({
  id: 'conversation',
  service: 'registry/certificate',
  title: 'Certificate',
  agency: { slug: 'registry', name: 'Registry', verified: true },
  locale: 'en',
  status: 'open',
  lastSeq,
  createdAt: now.toISOString(),
  updatedAt: now.toISOString(),
})
