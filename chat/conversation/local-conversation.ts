import type { Conversation, Form } from '#forms'
import { begin, compileForm, type FormDefinition, type Message, type Reply, result, type Turn, takeTurn } from '#forms'
import type { StoredMessage } from '../http/conversations.ts'

/** A form as it is kept, before it is compiled. */
export type KeptForm = {
  schema: Record<string, unknown>
  uiSchema?: Record<string, unknown> | undefined
  texts?: Record<string, Record<string, string>> | undefined
}

/** A conversation that is nowhere but in this page. */
export type Preview = { form: Form; conversation: Conversation; messages: StoredMessage[] }

/** Begins at the first question; with `data`, at the first that they do not answer. */
export function beginPreview(form: KeptForm, locale: string, now: Date, data?: unknown): Preview {
  const compiled = compileForm(form as FormDefinition)
  const turn = begin(compiled, { locale, now, ...(data !== undefined && { prefill: data }) })
  return { form: compiled, conversation: turn.conversation, messages: stored([], turn.messages, now) }
}

/** The same conversation with a changed form: what was answered stays answered where it fits. */
export function carriedOver({ form: old, conversation }: Preview, form: KeptForm, now: Date): Preview {
  return beginPreview(form, conversation.locale, now, result(old, conversation).data)
}

/** One reply and what the engine says to it. `said` is what its bubble shows. */
export function afterReply(preview: Preview, reply: Reply, said: { text: string; title?: string }, now: Date): Preview {
  const { form, conversation, messages } = preview
  const turn: Turn = takeTurn(form, conversation, reply, now)
  const open = messages.findLast(({ body }) => body.kind === 'ask')?.body
  const bubble: StoredMessage['body'] = {
    kind: 'reply',
    text: said.text,
    ...(reply.kind === 'command' && { command: reply.command }),
    ...(reply.kind !== 'command' && open?.kind === 'ask' && { path: open.path, title: said.title ?? open.title }),
  }
  const mine: StoredMessage = { ...numbered(messages, now), author: { kind: 'applicant' }, body: bubble }
  return { form, conversation: turn.conversation, messages: stored([...messages, mine], turn.messages, now) }
}

function stored(before: readonly StoredMessage[], said: readonly Message[], now: Date): StoredMessage[] {
  const all = [...before]
  for (const body of said) all.push({ ...numbered(all, now), author: { kind: 'parley' }, body })
  return all
}

function numbered(before: readonly StoredMessage[], now: Date) {
  const seq = before.length + 1
  return { seq, id: String(seq), at: now.toISOString() }
}
