import type { Actor } from '../accounts/actor.ts'
import type { LoadedTurn } from '../conversations/load-turn.ts'
import type { NewMessage, StoredMessage } from '../conversations/message.ts'
import { saveTurn } from '../conversations/save-turn.ts'
import { serving } from '../database/acting.ts'
import type { Deps } from '../deps.ts'
import type { PublishedForm } from '../services/published-form.ts'
import { askForSignatures } from './ask-for-signatures.ts'

type Held = {
  conversationId: string
  turnId: string
  found: LoadedTurn
  published: PublishedForm
  wanted: NonNullable<PublishedForm['definition']['signatures']>
  answersHash: string
  bubble: NewMessage
}

/**
 * The turn that would have sent what has to be signed first: the answers stay as they are, and the signatures are asked for.
 * @returns the stored messages, or undefined when another turn was saved meanwhile.
 */
export function holdForSignatures(deps: Deps, actor: Actor, held: Held): Promise<StoredMessage[] | undefined> {
  const { conversationId, found, published, wanted, answersHash } = held
  return serving(found.agencyId, () =>
    deps.db.transaction(async (trx) => {
      const { definition } = published
      const asked = { conversationId, found, definition, answersHash, wanted }
      return saveTurn(trx, {
        conversationId,
        version: found.version,
        turnId: held.turnId,
        state: found.state,
        status: 'open',
        serviceVersion: found.serviceVersion,
        messages: [held.bubble, await askForSignatures(trx, deps, actor, asked)],
        at: deps.now(),
        newId: deps.newId,
      })
    }),
  )
}
