import type { Form } from '../compile/form.ts'
import type { Locale } from '../definition.ts'
import { asJson } from '../json.ts'
import { applyData } from './apply-data.ts'
import type { Conversation } from './conversation.ts'
import { advance, proceed } from './proceed.ts'
import { liveOf } from './revive.ts'
import type { Turn } from './turn.ts'

export type Beginning = {
  locale: Locale
  now: Date
  /** IANA name; decides what "today" is. UTC when left out. */
  timeZone?: string
  /** Data that are known already. What fits is taken as answered, the rest is left out without a word. */
  prefill?: unknown
}

/** Begins a conversation: its first messages are the first question. */
export function begin(form: Form, { locale, now, timeZone, prefill }: Beginning): Turn {
  const conversation: Conversation = {
    version: 1,
    form: form.hash,
    locale,
    ...(timeZone === undefined ? {} : { timeZone }),
    begun: now.toISOString(),
    answers: [],
    journal: [],
    prompt: 0,
    misses: 0,
  }
  const moment = { form, conversation, now }
  const live = liveOf(form, conversation)
  const known = asJson(prefill)
  if (known !== undefined) applyData(live, live.root, known)
  advance(moment, live)
  return proceed(moment, live, [])
}
