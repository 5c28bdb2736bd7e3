import { type Conversation, describeAnswer, type Form, questionAsked, type Reply } from '#forms'
import { say } from '../texts/say.ts'
import type { MessageBody, NewMessage } from './message.ts'

type ReplyBody = Extract<MessageBody, { kind: 'reply' }>

type Taken = { before: Conversation; after: Conversation; reply: Reply }

/** What the person said, as it stands in their bubble: their own words, or the answer in words when a control sent it. */
export function applicantBubble(form: Form, taken: Taken): NewMessage {
  return { author: { kind: 'applicant' }, body: { kind: 'reply', ...said(form, taken) } }
}

function said(form: Form, { before, after, reply }: Taken): Omit<ReplyBody, 'kind'> {
  if (reply.kind === 'command') {
    const about = reply.target === undefined ? undefined : describeAnswer(form, before, reply.target)
    const command = say(before.locale, `command.${reply.command}`)
    return { text: about ? `${command}: ${about.title}` : command, command: reply.command }
  }
  const open = questionAsked(form, before)
  const path = reply.kind === 'value' ? (reply.path ?? open?.path) : open?.path
  if (path === undefined) return { text: reply.kind === 'text' ? reply.text : '' }
  const answer = path === '' ? undefined : describeAnswer(form, after, path)
  const title = answer?.title ?? open?.title
  const text = reply.kind === 'text' ? reply.text : (answer?.text ?? plain(reply.value, before.locale))
  return { text, path, ...(title === undefined ? {} : { title }) }
}

/** What was pressed when no answer keeps it: yes or no at a gate, a value that was refused. */
function plain(value: unknown, locale: string): string {
  if (typeof value === 'boolean') return say(locale, value ? 'yes' : 'no')
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  return say(locale, 'answers-from-form')
}
