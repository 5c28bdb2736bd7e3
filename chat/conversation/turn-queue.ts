import type { Reply } from '#forms'

/** A turn that the server has not confirmed yet. Its `id` was made before the first attempt, so repeating is harmless. */
export type WaitingTurn = {
  id: string
  reply: Reply
  /** What the bubble says meanwhile, and the question it answers. */
  text: string
  title?: string
  at: string
  state: 'sending' | 'waiting' | 'refused'
  /** The server's words when it refused. */
  problem?: string
}

export type TurnQueue = readonly WaitingTurn[]

/** The turn to send now: always the oldest, since each reply rests on those before it. A refused one holds the others back. */
export function nextTurn(queue: TurnQueue): WaitingTurn | undefined {
  const [oldest] = queue
  return oldest?.state === 'refused' ? undefined : oldest
}

export const enqueued = (queue: TurnQueue, turn: Omit<WaitingTurn, 'state'>): TurnQueue => [
  ...queue,
  { ...turn, state: 'sending' },
]

/** The server has it, or the person took it back. */
export const without = (queue: TurnQueue, id: string): TurnQueue => queue.filter((turn) => turn.id !== id)

/** It did not get through; it goes again by itself. */
export const waiting = (queue: TurnQueue, id: string): TurnQueue => marked(queue, id, { state: 'waiting' })

/** The server will not take it as it is. */
export const refused = (queue: TurnQueue, id: string, problem: string): TurnQueue =>
  marked(queue, id, { state: 'refused', problem })

/** All that wait are tried again; after a reload nothing is on its way any more. */
export const resumed = (queue: TurnQueue): TurnQueue =>
  queue.map((turn) => (turn.state === 'refused' ? turn : { ...turn, state: 'sending' }))

export function retried(queue: TurnQueue, id: string): TurnQueue {
  return queue.map(({ problem, ...turn }) =>
    turn.id === id ? { ...turn, state: 'sending' } : { ...turn, ...(problem && { problem }) },
  )
}

function marked(queue: TurnQueue, id: string, change: Pick<WaitingTurn, 'state' | 'problem'>): TurnQueue {
  return queue.map((turn) => (turn.id === id ? { ...turn, ...change } : turn))
}
