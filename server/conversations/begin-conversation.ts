import { begin, type Message } from '#forms'
import { inLocale } from '../../catalog/in-locale.ts'
import type { Actor } from '../accounts/actor.ts'
import type { Deps } from '../deps.ts'
import { findPublishedService } from '../services/find-published-service.ts'
import { publishedForm } from '../services/published-form.ts'
import { say } from '../texts/say.ts'
import { appendMessages } from './append-messages.ts'
import { type LoadedConversation, loadConversation } from './load-conversation.ts'
import type { NewMessage } from './message.ts'

/** Starts a conversation about the published version of a service. @throws NotFound when there is none. */
export async function beginConversation(
  deps: Deps,
  actor: Actor,
  input: { agency: string; service: string; locale: string },
): Promise<LoadedConversation> {
  const service = await findPublishedService(deps.db, input)
  const { form } = await publishedForm(deps.db, service.key)
  const now = deps.now()
  const turn = begin(form, { locale: input.locale, now })
  const id = deps.newId()
  await deps.db.transaction(async (trx) => {
    await trx('conversations').insert({
      id,
      account_id: actor.accountId,
      agency_id: service.key.agencyId,
      service_id: service.key.serviceId,
      service_version: service.key.version,
      locale: input.locale,
      state: JSON.stringify(turn.conversation),
      created_at: now,
      updated_at: now,
    })
    const greeting = say(input.locale, 'greeting', {
      service: inLocale(service.definition.titles, input.locale),
      agency: inLocale(service.agencyNames, input.locale),
      count: questionsAhead(turn.messages),
    })
    const messages: NewMessage[] = [{ kind: 'say', text: greeting } as const, ...turn.messages].map(fromParley)
    await appendMessages(trx, { conversationId: id, messages, at: now, newId: deps.newId })
  })
  return loadConversation(deps.db, actor, { id, after: 0 })
}

export const fromParley = (body: Message): NewMessage => ({ author: { kind: 'parley' }, body })

function questionsAhead(messages: Message[]): number {
  const first = messages.find((message) => message.kind === 'ask')
  return first ? first.progress.answered + first.progress.remaining : 0
}
