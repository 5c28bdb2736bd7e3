import { z } from 'zod'
import { COMMANDS, type Message, type Reply } from '#forms'
import type { Actor } from '../accounts/actor.ts'
import type { Deps } from '../deps.ts'
import { ChangedMeanwhile, NotFound, NotInThisState } from '../errors.ts'
import { confirmFiles } from '../files/confirm-files.ts'
import { type PublishedForm, publishedForm } from '../services/published-form.ts'
import { submit } from '../submissions/submit.ts'
import { aboutOf, applicantBubble } from './applicant-bubble.ts'
import { fromParley } from './begin-conversation.ts'
import { hearReply, newerVersion } from './hear-reply.ts'
import { keepState } from './kept-states.ts'
import type { ConversationHead, LoadedConversation } from './load-conversation.ts'
import { type LoadedTurn, loadTurn, messagesBetween } from './load-turn.ts'
import type { StoredMessage } from './message.ts'
import { saveTurn } from './save-turn.ts'

export const replySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string().max(20_000), prompt: z.number().int().exactOptional() }),
  z.object({
    kind: z.literal('value'),
    value: z.unknown(),
    path: z.string().max(2000).exactOptional(),
    prompt: z.number().int().exactOptional(),
  }),
  z.object({ kind: z.literal('command'), command: z.enum(COMMANDS), target: z.string().max(2000).exactOptional() }),
])

export const turnInput = z.object({ id: z.uuid(), reply: replySchema })

type TurnToTake = {
  conversationId: string
  id: string
  reply: Reply
  /** What `loadTurn` has read already, together with the session. */
  found?: LoadedTurn | undefined
}

/** Two devices answering at once is rare, a person's third device at the same moment is not to be expected. */
const attempts = 5

/**
 * One turn: read the state unlocked, decide, save by compare-and-set; read again when another turn came between.
 * A turn id that was taken before gets the same messages and changes nothing.
 * @throws NotFound, NotInThisState once it is submitted, ChangedMeanwhile when it keeps losing the race.
 */
export async function takeTurnIn(deps: Deps, actor: Actor, input: TurnToTake): Promise<LoadedConversation> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const ahead = attempt === 0 ? input.found : undefined
    const found = ahead ?? (await loadTurn(deps.db, input.conversationId, input.id))
    if (!found || found.accountId !== actor.accountId) throw new NotFound('conversation')
    const published = await publishedForm(deps.db, {
      agencyId: found.agencyId,
      serviceId: found.serviceId,
      version: found.serviceVersion,
    })
    if (found.repeated) {
      const messages = await messagesBetween(deps.db, input.conversationId, found.repeated)
      return { head: headOf(input.conversationId, found, published), messages }
    }
    if (found.status !== 'open') throw new NotInThisState(found.status)
    const messages = await decideAndSave(deps, actor, input, found, published)
    if (messages) return { head: headOf(input.conversationId, found, published, messages), messages }
  }
  throw new ChangedMeanwhile()
}

async function decideAndSave(
  deps: Deps,
  actor: Actor,
  input: TurnToTake,
  found: LoadedTurn,
  published: PublishedForm,
): Promise<StoredMessage[] | undefined> {
  await confirmFiles(deps.db, input.conversationId, input.reply)
  const now = deps.now()
  const newer = await newerVersion(deps.db, found)
  const about = aboutOf(published.form, found.state, input.reply)
  const { turn, answered } = hearReply(published.form, newer, found.state, input.reply, now)
  const bubble = applicantBubble(published.form, { about, after: answered, reply: input.reply })
  const turnId = input.id
  const complete = turn.messages.find((message): message is CompleteMessage => message.kind === 'complete')
  if (complete) {
    return submit(deps, actor, {
      conversationId: input.conversationId,
      turnId,
      found,
      published,
      turn,
      complete,
      bubble,
    })
  }
  const saved = await saveTurn(deps.db, {
    conversationId: input.conversationId,
    version: found.version,
    turnId,
    state: turn.conversation,
    status: 'open',
    serviceVersion: newer ? (found.publishedVersion ?? found.serviceVersion) : found.serviceVersion,
    messages: [bubble, ...turn.messages.map(fromParley)],
    at: now,
    newId: deps.newId,
  })
  if (saved) keepState(input.conversationId, found.version + 1, turn.conversation)
  return saved
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
  }
}

type CompleteMessage = Extract<Message, { kind: 'complete' }>
