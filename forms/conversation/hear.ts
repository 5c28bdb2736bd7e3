import { asJson, isObject } from '../json.ts'
import { COMMANDS, type Command, type Reply } from '../speech/reply.ts'

/** A reply whose shape is as it should be; undefined for anything else that may have come in. */
export function hear(reply: unknown): Reply | undefined {
  if (!isObject(reply)) return undefined
  const prompt = typeof reply.prompt === 'number' ? { prompt: reply.prompt } : {}
  if (reply.kind === 'text' && typeof reply.text === 'string') return { kind: 'text', text: reply.text, ...prompt }
  if (reply.kind === 'value') {
    const value = asJson(reply.value)
    const path = typeof reply.path === 'string' ? { path: reply.path } : {}
    return value === undefined ? undefined : { kind: 'value', value, ...path, ...prompt }
  }
  if (reply.kind !== 'command' || !COMMANDS.includes(reply.command as Command)) return undefined
  const target = typeof reply.target === 'string' ? { target: reply.target } : {}
  return { kind: 'command', command: reply.command as Command, ...target }
}
