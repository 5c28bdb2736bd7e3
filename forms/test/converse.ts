import { partOf } from '../compile/flatten.ts'
import { bestArm } from '../conversation/apply-data.ts'
import {
  type Ask,
  begin,
  type Conversation,
  type Form,
  formData,
  type Json,
  type Message,
  type Reply,
  takeTurn,
} from '../index.ts'
import { isObject } from '../json.ts'
import { parsePointer, valueAt } from '../pointer.ts'
import { typed } from './typed.ts'

export type Outcome = { complete: boolean; data?: Json; replies: number; trouble?: string }

const NOW = new Date('2026-11-24T12:00:00Z')

/** Completes a form so that the data come out, answering each question by value or by typed text. */
export function converse(form: Form, data: Json, by: 'value' | 'text', locale = 'en'): Outcome {
  let { conversation, messages } = begin(form, { locale, now: NOW })
  for (let replies = 0; replies < 3000; replies++) {
    const problem = messages.find((message) => message.kind === 'problem')
    if (problem !== undefined)
      return { complete: false, replies, trouble: `${problem.path}: ${problem.code}: ${problem.text}` }
    const last = messages.at(-1)
    if (last?.kind === 'complete') return { complete: true, data: last.data, replies }
    const reply = last === undefined ? undefined : replyTo(form, conversation, last, data, by, locale)
    if (reply === undefined)
      return { complete: false, replies, trouble: `no reply to ${JSON.stringify(last)?.slice(0, 300)}` }
    ;({ conversation, messages } = takeTurn(form, conversation, reply, NOW))
  }
  return { complete: false, replies: 3000, trouble: 'does not end' }
}

function replyTo(
  form: Form,
  conversation: Conversation,
  message: Message,
  data: Json,
  by: 'value' | 'text',
  locale: string,
): Reply | undefined {
  if (message.kind === 'confirm') return { kind: 'command', command: 'confirm' }
  if (message.kind === 'review') return { kind: 'command', command: 'submit' }
  if (message.kind !== 'ask') return undefined
  const answer = answerTo(form, conversation, message, data)
  if (answer === undefined) return message.required ? undefined : { kind: 'command', command: 'skip' }
  return by === 'value' ? { kind: 'value', value: answer } : typed(message, answer, locale)
}

function answerTo(form: Form, conversation: Conversation, { path, input }: Ask, data: Json): Json | undefined {
  const wanted = standsAt(data, path) ? (valueAt(data, path) as Json) : undefined
  switch (input.kind) {
    case 'gate':
      return wanted !== undefined
    case 'more':
      return Array.isArray(wanted)
        ? wanted.length > input.count
        : missingKeys(form, conversation, path, wanted).length > 0
    case 'key':
      return missingKeys(form, conversation, path, wanted)[0]
    case 'branch': {
      if (wanted === undefined) return undefined
      const arms = input.options.map(({ schemaPath }) => partOf(form, form.schema.lookup[`#${schemaPath}`]))
      const index = bestArm(
        { form },
        arms.map((arm) => arm ?? { id: '', pointer: '', schema: {}, source: {} }),
        wanted,
      )
      return index === -1 ? undefined : index
    }
    default:
      return wanted
  }
}

function missingKeys(form: Form, conversation: Conversation, path: string, wanted: Json | undefined): string[] {
  const present = valueAt(formData(form, conversation), path)
  const taken = isObject(present) ? Object.keys(present) : []
  return isObject(wanted) ? Object.keys(wanted).filter((key) => !taken.includes(key)) : []
}

function standsAt(data: Json, path: string): boolean {
  const keys = parsePointer(path)
  const last = keys.pop()
  if (last === undefined) return true
  const holder = valueAt(data, path.slice(0, path.lastIndexOf('/')))
  return typeof holder === 'object' && holder !== null && Object.hasOwn(holder, last)
}
