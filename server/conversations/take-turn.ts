import { z } from 'zod'
import { COMMANDS, type Message, type Reply } from '#forms'
import type { Actor } from '../accounts/actor.ts'
import type { Deps } from '../deps.ts'
import { confirmFiles } from '../files/confirm-files.ts'
import type { PublishedForm } from '../services/published-form.ts'
import { areSigned } from '../signatures/ask-for-signatures.ts'
import { holdForSignatures } from '../signatures/hold-for-signatures.ts'
import { submit } from '../submissions/submit.ts'
import { aboutOf, applicantBubble } from './applicant-bubble.ts'
import { attemptTurn } from './attempt-turn.ts'
import { fromParley } from './begin-conversation.ts'
import { hearReply, newerVersion } from './hear-reply.ts'
import { keepState } from './kept-states.ts'
import type { LoadedConversation } from './load-conversation.ts'
import type { LoadedTurn } from './load-turn.ts'
import type { StoredMessage } from './message.ts'
import { mindUnprintable } from './mind-unprintable.ts'
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

/**
 * One turn: what a person said, heard by the engine.
 * @throws NotFound, NotInThisState once it is submitted, ChangedMeanwhile when it keeps losing the race.
 */
export function takeTurnIn(deps: Deps, actor: Actor, input: TurnToTake): Promise<LoadedConversation> {
  return attemptTurn(deps, actor, input, (found, published) => decideAndSave(deps, actor, input, found, published))
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
  const about = aboutOf(published.form, found.state, input.reply, now)
  const { turn: heard, answered } = hearReply(published.form, newer, found.state, input.reply, now)
  const turn = mindUnprintable(published.form, found, heard, now)
  const bubble = applicantBubble(published.form, { about, after: answered, reply: input.reply })
  const turnId = input.id
  const complete = turn.messages.find((message): message is CompleteMessage => message.kind === 'complete')
  const wanted = published.definition.signatures
  if (complete && wanted && !(await areSigned(deps.db, input.conversationId, complete.hash)))
    return holdForSignatures(deps, actor, {
      conversationId: input.conversationId,
      turnId,
      found,
      published,
      wanted,
      answersHash: complete.hash,
      bubble,
    })
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

type CompleteMessage = Extract<Message, { kind: 'complete' }>
