import type { Reply } from '#forms'
import type { Conversation, ConversationPage, StoredMessage } from '../http/conversations.ts'
import { ProblemError, passesByItself } from '../http/problem.ts'
import { backoff } from './backoff.ts'
import type { KeptOnDevice } from './kept-on-device.ts'
import { knownUpTo, mergeMessages } from './merge-messages.ts'
import type { StreamedMessage } from './message-stream.ts'
import { isOver } from './open-step.ts'
import { enqueued, nextTurn, refused, resumed, retried, type TurnQueue, waiting, without } from './turn-queue.ts'

export type ConversationState = {
  conversation?: Conversation
  messages: readonly StoredMessage[]
  queue: TurnQueue
  /** Why it could not be opened at all. */
  failure?: ProblemError
  /** The connection has been away for longer than a moment. */
  cutOff: boolean
  /** The sign-in ran out: turns wait here until the same person signs in again. */
  signedOut: boolean
  /** How many turns went out after having waited; shown for a moment. */
  sentLate: number
}

type World = {
  read(id: string, seq: number): Promise<ConversationPage>
  send(id: string, turnId: string, reply: Reply): Promise<ConversationPage>
  speakIn(id: string, turnId: string, locale: string): Promise<ConversationPage>
  newId(): string
  now(): Date
  /** Runs something later; the function that comes back calls it off. */
  schedule(run: () => void, milliseconds: number): () => void
}

/** How long the connection may be away before people are told. Good news stays twice as long. */
const MOMENT = 3000

/**
 * One conversation as the page sees it: the server's messages, the turns that wait, and the state of the connection.
 * The server's messages win; nothing typed is lost before the server has it.
 */
export class ConversationStore {
  readonly #id: string
  readonly #kept: KeptOnDevice
  readonly #world: World
  readonly #listeners = new Set<() => void>()
  #state: ConversationState
  #sending = false
  #failures = 0
  #late = 0
  #callOffNotice = () => {}
  #callOffRetry = () => {}

  constructor(id: string, kept: KeptOnDevice, world: World) {
    this.#id = id
    this.#kept = kept
    this.#world = world
    this.#state = { messages: [], queue: resumed(kept.turns()), cutOff: false, signedOut: false, sentLate: 0 }
  }

  readonly read = (): ConversationState => this.#state

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Loads what is missing and sends what waits: at the start, and whenever the device or the person comes back. */
  async resume(): Promise<void> {
    await this.#catchUp()
    await this.#sendNext()
  }

  /** Takes a reply, to be sent at once or as soon as there is a connection. `bubble` is what is shown meanwhile. */
  reply(reply: Reply, bubble: { text: string; title?: string }): Promise<void> {
    const turn = { id: this.#world.newId(), reply, ...bubble, at: this.#world.now().toISOString() }
    return this.#send(enqueued(this.#state.queue, turn))
  }

  readonly retry = (turnId: string) => this.#send(retried(this.#state.queue, turnId))

  readonly discard = (turnId: string) => this.#send(without(this.#state.queue, turnId))

  /** A message from the stream. Where one before it is missing, the server is asked. */
  readonly received = ({ conversation, message }: StreamedMessage) => {
    if (conversation !== this.#id) return
    this.#set({ messages: mergeMessages(this.#state.messages, [message]) })
    if (knownUpTo(this.#state.messages) < message.seq) void this.#catchUp()
  }

  /** What another part of the page had the server do in this conversation. */
  accept(page: ConversationPage): void {
    this.#set(this.#merged(page))
  }

  /** Goes on in another language. Without a connection everything stays as it is, and the person can ask again. */
  async speakIn(locale: string): Promise<void> {
    const { conversation, messages } = this.#state
    if (!conversation || conversation.locale === locale || isOver(conversation, messages)) return
    try {
      this.accept(await this.#world.speakIn(this.#id, this.#world.newId(), locale))
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem
      if (problem.status === 401) this.#set({ signedOut: true })
    }
  }

  readonly connected = (): Promise<void> => {
    this.#callOffNotice()
    this.#failures = Math.min(this.#failures, 1) // a line that is only just back deserves quick attempts
    this.#set({ cutOff: false })
    return this.resume()
  }

  readonly lost = () => {
    this.#callOffNotice()
    this.#callOffNotice = this.#world.schedule(() => this.#set({ cutOff: true }), MOMENT)
  }

  #set(change: Partial<ConversationState>) {
    this.#state = { ...this.#state, ...change }
    if (change.queue) this.#kept.keepTurns(change.queue)
    for (const listener of this.#listeners) listener()
  }

  #merged(page: ConversationPage) {
    return { conversation: page.conversation, messages: mergeMessages(this.#state.messages, page.messages) }
  }

  async #catchUp() {
    try {
      const page = await this.#world.read(this.#id, knownUpTo(this.#state.messages))
      this.#set({ ...this.#merged(page), signedOut: false })
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem
      if (problem.status === 401) this.#set({ signedOut: true })
      else if (!this.#state.conversation) this.#set({ failure: problem })
    }
  }

  #send(queue: TurnQueue): Promise<void> {
    this.#set({ queue })
    return this.#sendNext()
  }

  async #sendNext(): Promise<void> {
    const turn = nextTurn(this.#state.queue)
    if (this.#sending || !turn) return
    this.#sending = true
    try {
      const page = await this.#world.send(this.#id, turn.id, turn.reply)
      if (this.#failures) this.#late += 1
      this.#set({ ...this.#merged(page), queue: without(this.#state.queue, turn.id), signedOut: false })
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem
      return this.#notSent(turn.id, problem)
    } finally {
      this.#sending = false
    }
    if (nextTurn(this.#state.queue)) return this.#sendNext()
    this.#allSent()
  }

  #notSent(turnId: string, problem: ProblemError) {
    const { queue } = this.#state
    if (problem.status === 401) return this.#set({ queue: waiting(queue, turnId), signedOut: true })
    if (!passesByItself(problem)) return this.#set({ queue: refused(queue, turnId, problem.words) })
    this.#failures += 1
    this.#set({ queue: waiting(queue, turnId) })
    this.#callOffRetry()
    this.#callOffRetry = this.#world.schedule(() => this.#sendNext(), backoff(this.#failures))
  }

  #allSent() {
    if (this.#late) {
      this.#set({ sentLate: this.#late })
      this.#world.schedule(() => this.#set({ sentLate: 0 }), 2 * MOMENT)
    }
    this.#failures = 0
    this.#late = 0
  }
}
