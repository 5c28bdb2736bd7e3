import { flatten, partOf } from '../compile/flatten.ts'
import type { Form } from '../compile/form.ts'
import { bestArm } from '../conversation/apply-data.ts'
import { begin } from '../conversation/begin.ts'
import type { Conversation } from '../conversation/conversation.ts'
import { formData } from '../conversation/result.ts'
import { takeTurn } from '../conversation/take-turn.ts'
import type { Json, Locale } from '../definition.ts'
import { isEqual, isObject } from '../json.ts'
import { parsePointer, valueAt } from '../pointer.ts'
import type { Ask, Message } from '../speech/message.ts'
import type { Reply } from '../speech/reply.ts'
import { typedReply } from './typed-reply.ts'

/** How a rehearsal went: whether exactly the wanted data came out, and if not, what stood in the way. */
export type Rehearsal = { passed: boolean; replies: number; data?: Json; trouble?: string }

/** More replies than any wanted data need. */
const MOST_REPLIES = 20_000

/**
 * The acid test of a form: completes it by answering each question with what stands at its path in the wanted data, by value
 * or in typed words, and looks whether the same data come out.
 */
export function rehearse(form: Form, wanted: Json, by: 'value' | 'text', locale: Locale, now: Date): Rehearsal {
  let { conversation, messages } = begin(form, { locale, now })
  for (let replies = 0; replies < MOST_REPLIES; replies++) {
    const last = messages.at(-1)
    if (last?.kind === 'complete') return verdict(last.data, wanted, replies)
    const problem = messages.find((message) => message.kind === 'problem')
    if (problem !== undefined) return { passed: false, replies, trouble: problem.text }
    const reply = last === undefined ? undefined : replyTo(form, conversation, last, wanted, by)
    if (reply === undefined) return { passed: false, replies, trouble: `nothing to answer to ${describe(last)}` }
    ;({ conversation, messages } = takeTurn(form, conversation, reply, now))
  }
  return { passed: false, replies: MOST_REPLIES, trouble: 'it does not end' }
}

function verdict(data: Json, wanted: Json, replies: number): Rehearsal {
  const passed = isEqual(data, wanted)
  return passed ? { passed, replies, data } : { passed, replies, data, trouble: 'other data came out' }
}

function describe(message: Message | undefined): string {
  return message?.kind === 'ask' ? `“${message.text}” (${message.path})` : String(message?.kind)
}

function replyTo(
  form: Form,
  conversation: Conversation,
  message: Message,
  wanted: Json,
  by: 'value' | 'text',
): Reply | undefined {
  if (message.kind === 'confirm') return { kind: 'command', command: 'confirm' }
  if (message.kind === 'review') return { kind: 'command', command: 'submit' }
  if (message.kind !== 'ask') return undefined
  const answer = answerTo(form, conversation, message, wanted)
  if (answer === undefined) return message.required ? undefined : { kind: 'command', command: 'skip' }
  return by === 'value' ? { kind: 'value', value: answer } : typedReply(message, answer, conversation.locale)
}

function answerTo(form: Form, conversation: Conversation, { path, input }: Ask, wanted: Json): Json | undefined {
  const there = standsAt(wanted, path) ? (valueAt(wanted, path) as Json) : undefined
  switch (input.kind) {
    case 'gate':
      return there !== undefined
    case 'more':
      return Array.isArray(there) ? there.length > input.count : entriesLeft(form, conversation, path, there).length > 0
    case 'key':
      return entriesLeft(form, conversation, path, there)[0]
    case 'branch':
      return there === undefined ? undefined : armFor(form, input.options, there)
    default:
      return there
  }
}

function armFor(form: Form, options: readonly { schemaPath: string }[], value: Json): number | undefined {
  const arms = options.map(({ schemaPath }) => {
    const part = partOf(form, form.schema.lookup[`#${schemaPath}`])
    return part === undefined ? [] : flatten(form, [part])
  })
  const index = bestArm(form, arms, value)
  return index === -1 ? undefined : index
}

function entriesLeft(form: Form, conversation: Conversation, path: string, wanted: Json | undefined): string[] {
  const present = valueAt(formData(form, conversation), path)
  const taken = isObject(present) ? Object.keys(present) : []
  return isObject(wanted) ? Object.keys(wanted).filter((key) => !taken.includes(key)) : []
}

function standsAt(data: Json, path: string): boolean {
  const key = parsePointer(path).at(-1)
  if (key === undefined) return true
  const holder = valueAt(data, path.slice(0, path.lastIndexOf('/')))
  return typeof holder === 'object' && holder !== null && Object.hasOwn(holder, key)
}
