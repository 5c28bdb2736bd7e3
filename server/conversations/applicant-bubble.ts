import {
  type Command,
  type Conversation,
  commandMeant,
  describeAnswer,
  type Form,
  questionAsked,
  type Reply,
} from '#forms'
import { say } from '../texts/say.ts'
import type { MessageBody, NewMessage } from './message.ts'

type ReplyBody = Extract<MessageBody, { kind: 'reply' }>

/** The question a reply is about: the named one, else the open one; or the command that was typed instead of an answer. */
export type About = { path?: string; title?: string; typed?: Command }

/**
 * What a reply is about. To be asked before the turn is taken: afterwards the engine's state belongs to the
 * conversation that follows, and would have to be built again for this one.
 */
export function aboutOf(form: Form, before: Conversation, reply: Reply, now: Date): About {
  const typed = reply.kind === 'text' ? commandMeant(form, before, reply.text, now) : undefined
  if (typed !== undefined) return { typed }
  if (reply.kind !== 'command') return questionAsked(form, before) ?? {}
  const named = reply.target === undefined ? undefined : describeAnswer(form, before, reply.target)
  return named ? { title: named.title } : {}
}

type Taken = { about: About; after: Conversation; reply: Reply }

/** What the person said, as it stands in their bubble: their own words, or the answer in words when a control sent it. */
export function applicantBubble(form: Form, taken: Taken): NewMessage {
  return { author: { kind: 'applicant' }, body: { kind: 'reply', ...said(form, taken) } }
}

function said(form: Form, { about, after, reply }: Taken): Omit<ReplyBody, 'kind'> {
  if (reply.kind === 'command') {
    const command = say(after.locale, `command.${reply.command}`)
    return { text: about.title === undefined ? command : `${command}: ${about.title}`, command: reply.command }
  }
  if (reply.kind === 'text' && about.typed !== undefined) return { text: reply.text, command: about.typed }
  const path = reply.kind === 'value' ? (reply.path ?? about.path) : about.path
  if (path === undefined) return { text: reply.kind === 'text' ? reply.text : '' }
  // The whole form at once is about no single question.
  if (path === '') return { text: say(after.locale, 'answers-from-form'), path }
  const answer = describeAnswer(form, after, path)
  const title = answer?.title ?? about.title
  const text = reply.kind === 'text' ? reply.text : (answer?.text ?? plain(reply.value, after.locale))
  return { text, path, ...(title === undefined ? {} : { title }) }
}

/** What was pressed when no answer keeps it: yes or no at a gate, a value that was refused. */
function plain(value: unknown, locale: string): string {
  if (typeof value === 'boolean') return say(locale, value ? 'yes' : 'no')
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  return say(locale, 'answers-from-form')
}
