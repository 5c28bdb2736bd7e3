import { PassThrough, type Readable } from 'node:stream'
import type { Knex } from 'knex'
import { actingFor } from '../database/acting.ts'
import { statement } from '../database/statement.ts'
import type { StoredMessage } from './message.ts'
import { presentMessage } from './present.ts'

/** A reader that lets this much pile up is not reading: it is dropped and resumes where it was. */
const mostUnread = 256 * 1024
const batch = 100
/** How soon a stream ends whose reader may no longer read. */
export const heartbeatMs = 20_000

type Subscriber = {
  accountId: string
  position: number
  out: PassThrough
  pumping: boolean
  again: boolean
  isOver(): Promise<boolean>
}

export type StreamHub = {
  /** Server-sent events of everything in the person's conversations after `position` (their newest when undefined). */
  open(reader: { accountId: string; position: number | undefined; isOver(): Promise<boolean> }): Promise<Readable>
  /** Something was said in a conversation of this person. */
  wake(accountId: string): void
  /** An agency is verified now or no longer is: everyone who may have it on the screen reads it anew. */
  tellStanding(agency: string): void
  /** Somebody's roles have changed: whose session is over with them is told at once. */
  recheck(accountId: string): void
  /** What was sent while nobody listened was not heard: everyone reads on. */
  wakeAll(): void
  close(): void
  readonly readers: number
}

/**
 * The streams of this process. Notifications only wake a reader, which reads by position from the database,
 * so that a lost notification delays a message and never loses it.
 */
export function openStreamHub(db: Knex, { beatEveryMs = heartbeatMs } = {}): StreamHub {
  const readers = new Map<string, Set<Subscriber>>()
  const everyone = () => [...readers.values()].flatMap((group) => [...group])
  const leave = (reader: Subscriber) => {
    readers.get(reader.accountId)?.delete(reader)
    if (readers.get(reader.accountId)?.size === 0) readers.delete(reader.accountId)
  }
  const heartbeat = setInterval(() => {
    for (const reader of everyone()) void beat(reader)
  }, beatEveryMs)
  heartbeat.unref()

  return {
    async open({ accountId, position, isOver }) {
      const from = position ?? (await newestPosition(db, accountId))
      const reader: Subscriber = {
        accountId,
        position: from,
        out: new PassThrough(),
        pumping: false,
        again: false,
        isOver,
      }
      readers.set(accountId, (readers.get(accountId) ?? new Set()).add(reader))
      reader.out.once('close', () => leave(reader))
      // The first event gives the reader a position to resume from before anything was said.
      reader.out.write(`retry: 2000\nid: ${from}\nevent: ready\ndata: {}\n\n`)
      void pump(db, reader)
      return reader.out
    },
    wake(accountId) {
      for (const reader of readers.get(accountId) ?? []) void pump(db, reader)
    },
    tellStanding(agency) {
      for (const { out } of everyone()) out.write(`event: standing\ndata: ${JSON.stringify({ agency })}\n\n`)
    },
    recheck(accountId) {
      for (const reader of readers.get(accountId) ?? []) void beat(reader)
    },
    wakeAll() {
      for (const reader of everyone()) void pump(db, reader)
    },
    close() {
      clearInterval(heartbeat)
      for (const reader of everyone()) reader.out.end()
    },
    get readers() {
      return everyone().length
    },
  }
}

async function beat(reader: Subscriber): Promise<void> {
  const over = await reader.isOver().catch(() => false)
  if (over) reader.out.end('event: signed-out\ndata: {}\n\n')
  else if (!reader.out.destroyed) reader.out.write(': still here\n\n')
}

/** Writes all that is new, one pump at a time for each reader. */
async function pump(db: Knex, reader: Subscriber): Promise<void> {
  reader.again = true
  if (reader.pumping) return
  reader.pumping = true
  try {
    while (reader.again && !reader.out.destroyed) {
      reader.again = false
      const found = await messagesAfter(db, reader.accountId, reader.position)
      for (const message of found) write(reader, message)
      if (found.length === batch) reader.again = true
      if (reader.out.writableLength > mostUnread) reader.out.destroy()
    }
  } catch {
    // The database is away: the reader waits and is woken when listening begins again.
  } finally {
    reader.pumping = false
  }
}

type Positioned = StoredMessage & { position: number; conversation_id: string }

function write(reader: Subscriber, message: Positioned): void {
  const event = { conversation: message.conversation_id, message: presentMessage(message) }
  reader.out.write(`id: ${message.position}\ndata: ${JSON.stringify(event)}\n\n`)
  reader.position = message.position
}

async function messagesAfter(db: Knex, accountId: string, position: number): Promise<Positioned[]> {
  const read = () =>
    statement<Positioned>(db, {
      name: 'messages-after',
      text: `select position, conversation_id, seq, id, author, at, body from messages
             where account_id = $1 and position > $2 order by position limit ${batch}`,
      values: [accountId, position],
    })
  // Woken by a notification, so in nobody's request.
  const found = await actingFor({ accountId }, read)
  return found.rows
}

async function newestPosition(db: Knex, accountId: string): Promise<number> {
  const mailbox = await db('mailboxes').where({ account_id: accountId }).first('last_position')
  return Number(mailbox?.last_position ?? 0)
}
