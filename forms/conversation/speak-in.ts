import type { Form } from '../compile/form.ts'
import type { Locale } from '../definition.ts'
import type { Message } from '../speech/message.ts'
import { say } from '../speech/words.ts'
import type { Conversation } from './conversation.ts'
import { amend } from './moment.ts'
import { proceed } from './proceed.ts'
import { takeLive } from './revive.ts'
import type { Turn } from './turn.ts'
import { upgrade } from './upgrade.ts'

/** Goes on in another language: the open question is put again in it, under the same number. */
export function speakIn(form: Form, stored: Conversation, locale: Locale, now: Date): Turn {
  const before = upgrade(stored)
  const language = { from: before.locale, to: locale }
  const said: Message[] = [{ kind: 'say', text: say(locale, 'say language'), language }]
  const live = takeLive(form, before)
  return proceed({ form, conversation: amend(before, { locale, pending: undefined }), now }, live, said)
}
