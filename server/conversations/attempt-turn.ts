import type { Actor } from '../accounts/actor.ts'
import type { Deps } from '../deps.ts'
import { ChangedMeanwhile, NotFound, NotInThisState } from '../errors.ts'
import { type PublishedForm, publishedForm } from '../services/published-form.ts'
import type { ConversationHead, LoadedConversation } from './load-conversation.ts'
import { type LoadedTurn, loadTurn, messagesBetween } from './load-turn.ts'
import { type StoredMessage, stepIn } from './message.ts'

/** Two devices answering at once is rare, a person's third device at the same moment is not to be expected. */
const attempts = 5

/** Decides on the state that was read and saves it; undefined when another turn was saved meanwhile. */
type DecideAndSave = (found: LoadedTurn, published: PublishedForm) => Promise<StoredMessage[] | undefined>

/**
 * One turn of one's own conversation: read the state unlocked, decide, save by compare-and-set; read again when another
 * turn came between. A turn id that was taken before gets the same messages and changes nothing.
 * `found` is what was read already, together with the session.
 * @throws NotFound, NotInThisState once it is submitted, ChangedMeanwhile when it keeps losing the race.
 */
export async function attemptTurn(
  deps: Deps,
  actor: Actor,
  turn: { conversationId: string; id: string; found?: LoadedTurn | undefined },
  decideAndSave: DecideAndSave,
): Promise<LoadedConversation> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const ahead = attempt === 0 ? turn.found : undefined
    const found = ahead ?? (await loadTurn(deps.db, turn.conversationId, turn.id))
    if (!found || found.accountId !== actor.accountId) throw new NotFound('conversation')
    const published = await publishedForm(deps.db, {
      agencyId: found.agencyId,
      serviceId: found.serviceId,
      version: found.serviceVersion,
    })
    if (found.repeated) {
      const messages = await messagesBetween(deps.db, turn.conversationId, found.repeated)
      return { head: headOf(turn.conversationId, found, published), messages }
    }
    if (found.status !== 'open') throw new NotInThisState(found.status)
    // Nothing more goes to an agency whose badge was taken.
    if (found.agency.verified_at === null) throw new NotInThisState('agency-not-verified')
    const messages = await decideAndSave(found, published)
    if (messages) return { head: headOf(turn.conversationId, found, published, messages), messages }
  }
  throw new ChangedMeanwhile()
}

/** The head as it is after the turn, without asking the database again. */
function headOf(
  id: string,
  found: LoadedTurn,
  { definition }: PublishedForm,
  said: StoredMessage[] = [],
): ConversationHead {
  const receipt = said.map(({ body }) => body).find((body) => body.kind === 'receipt')
  return {
    id,
    agency: found.agency,
    service: { slug: found.serviceSlug, titles: definition.titles },
    locale: found.locale,
    status: receipt ? 'submitted' : found.status,
    last_seq: said.at(-1)?.seq ?? found.lastSeq,
    created_at: found.createdAt,
    updated_at: said.at(-1)?.at ?? found.updatedAt,
    submission_number: receipt?.number ?? found.submissionNumber,
    progress: stepIn(said)?.progress ?? null,
  }
}
