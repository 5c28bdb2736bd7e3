import { speakIn } from '#forms'
import type { Actor } from '../accounts/actor.ts'
import type { Deps } from '../deps.ts'
import { attemptTurn } from './attempt-turn.ts'
import { fromParley } from './begin-conversation.ts'
import { keepState } from './kept-states.ts'
import type { LoadedConversation } from './load-conversation.ts'
import { saveTurn } from './save-turn.ts'

/**
 * Goes on in another language: the open question is put again in it. What was said stays in the words it was said in,
 * and no answer changes. A turn like any other, so its id may be sent again.
 * @throws what a turn throws
 */
export function changeLanguage(
  deps: Deps,
  actor: Actor,
  input: { conversationId: string; id: string; locale: string },
): Promise<LoadedConversation> {
  const { conversationId, id, locale } = input
  return attemptTurn(deps, actor, input, async (found, { form }) => {
    const now = deps.now()
    const turn = speakIn(form, found.state, locale, now)
    const saved = await saveTurn(deps.db, {
      conversationId,
      version: found.version,
      turnId: id,
      state: turn.conversation,
      status: 'open',
      serviceVersion: found.serviceVersion,
      messages: turn.messages.map(fromParley),
      at: now,
      newId: deps.newId,
    })
    if (!saved) return undefined
    keepState(conversationId, found.version + 1, turn.conversation)
    found.locale = locale
    return saved
  })
}
