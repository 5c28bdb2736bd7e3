import type { Form } from '../compile/form.ts'
import type { Command } from '../speech/reply.ts'
import type { Conversation } from './conversation.ts'
import { decisionIn, instructionIn } from './instruction.ts'
import { openQuestion } from './moment.ts'
import { upgrade } from './upgrade.ts'

/** The command that a typed text will be taken for at this point of a conversation; undefined for what is an answer. */
export function commandMeant(form: Form, stored: Conversation, text: string, now: Date): Command | undefined {
  const moment = { form, conversation: upgrade(stored), now }
  const decision = moment.conversation.pending && decisionIn(moment, { kind: 'text', text })
  return (decision ?? instructionIn(moment, openQuestion(moment), text))?.command
}
