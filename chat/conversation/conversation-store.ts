import type { Reply } from '#forms'
import type { Conversation, ConversationPage, StoredMessage } from '../http/conversations.ts'
import { ProblemError, passesByItself } from '../http/problem.ts'
import { backoff } from './backoff.ts'
import type { KeptOnDevice } from './kept-on-device.ts'
import { knownUpTo, mergeMessages } from './merge-messages.ts'
import type { StreamedMessage } from './message-stream.ts'
import { enqueued, nextTurn, refused, resumed, retried, type TurnQueue, waiting, without } from './turn-queue.ts'

export type ConversationState = {
  conversation?: Conversation
  messages: readonly StoredMessage[]
  queue: TurnQueue
  /** Why it could not be opened at all. */
  failure?: ProblemError
  /** The stream has been away for longer than a moment. */
  cutOff: boolean
  /** The sign-in ran out: turns wait here until the same person signs in again. */
  signedOut: boolean
  /** How many turns went out after having waited; shown for a moment. */
  sentLate?: number
}

type World = {
  read(id: string, seq: number): Promise<ConversationPage>
  send(id: string, turnId: string, reply: Reply): Promise<ConversationPage>
  newId(): string
  now(): Date
  schedule(run: () => void, milliseconds: number): () => void
}

/** How long the stream may be away before people are told, and how long good news stays. */
const MOMENT = 3000

/**
 * One conversation as the page sees it: the server's messages, the turns that wait, and the state of the connection.
 * The server's messages win; nothing typed is lost before the server has it.
 */
export function conversationStore(id: string, kept: KeptOnDevice, world: World) {
  let state: ConversationState = { messages: [], queue: resumed(kept.turns()), cutOff: false, signedOut: false }
  let sending = false
  let failures = 0
  let late = 0
  let cancelNotice = () => {}
  let cancelRetry = () => {}
  const listeners = new Set<() => void>()

  function set(change: Partial<ConversationState>) {
    state = { ...state, ...change }
    if (change.queue) kept.keepTurns(change.queue)
    for (const listener of listeners) listener()
  }

  const merged = (page: ConversationPage) => ({
    conversation: page.conversation,
    messages: mergeMessages(state.messages, page.messages),
  })

  async function catchUp() {
    try {
      set({ ...merged(await world.read(id, knownUpTo(state.messages))), signedOut: false })
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem
      if (problem.status === 401) set({ signedOut: true })
      else if (!state.conversation) set({ failure: problem })
    }
  }

  async function sendNext() {
    const turn = nextTurn(state.queue)
    if (sending || !turn) return
    sending = true
    const sent = await world.send(id, turn.id, turn.reply).catch((problem: unknown) => problem)
    sending = false
    if (sent instanceof ProblemError) return notSent(turn.id, sent)
    if (sent instanceof Error) throw sent
    set({ ...merged(sent as ConversationPage), queue: without(state.queue, turn.id), signedOut: false })
    if (failures) late += 1
    if (nextTurn(state.queue)) return sendNext()
    tellLate()
  }

  function notSent(turnId: string, problem: ProblemError) {
    if (problem.status === 401) return set({ queue: waiting(state.queue, turnId), signedOut: true })
    if (!passesByItself(problem)) return set({ queue: refused(state.queue, turnId, problem.words) })
    failures += 1
    set({ queue: waiting(state.queue, turnId) })
    cancelRetry()
    cancelRetry = world.schedule(sendNext, backoff(failures))
  }

  function tellLate() {
    if (late) {
      set({ sentLate: late })
      world.schedule(() => set({ sentLate: 0 }), 2 * MOMENT)
    }
    failures = 0
    late = 0
  }

  return {
    read: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    /** Loads what is missing and sends what waits: at the start, on coming back online, on becoming visible. */
    async resume() {
      await catchUp()
      await sendNext()
    },
    reply(reply: Reply, bubble: { text: string; title?: string }) {
      const turn = { id: world.newId(), reply, ...bubble, at: world.now().toISOString() }
      set({ queue: enqueued(state.queue, turn) })
      return sendNext()
    },
    retry(turnId: string) {
      set({ queue: retried(state.queue, turnId) })
      return sendNext()
    },
    discard(turnId: string) {
      set({ queue: without(state.queue, turnId) })
      return sendNext()
    },
    received({ conversation, message }: StreamedMessage) {
      if (conversation !== id) return
      set({ messages: mergeMessages(state.messages, [message]) })
      if (knownUpTo(state.messages) < message.seq) void catchUp()
    },
    connected() {
      cancelNotice()
      failures = Math.min(failures, 1) // a line that is only just back deserves quick attempts
      set({ cutOff: false })
      return this.resume()
    },
    /** What another part of the page had the server do in this conversation. */
    accept: (page: ConversationPage) => set(merged(page)),
    lost() {
      cancelNotice()
      cancelNotice = world.schedule(() => set({ cutOff: true }), MOMENT)
    },
  }
}

export type ConversationStore = ReturnType<typeof conversationStore>
