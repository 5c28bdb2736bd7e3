import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

export type Listening = {
  channels: string[]
  onNotification(channel: string, payload: string): void
  /** Called whenever listening begins, the first time too: what was sent before was not heard, so read it. */
  onReconnect(): void
  log: { warn(fields: object, text: string): void }
}

const longestPauseMilliseconds = 5000
const heartbeatMilliseconds = 15_000

/**
 * Listens on a connection of its own until closed, and connects again whenever it is lost.
 * Resolves once listening. @throws when the very first attempt fails
 * @param url a direct connection: a pooler in transaction mode drops LISTEN
 */
export async function listen(url: string, listening: Listening): Promise<{ close(): Promise<void> }> {
  const closing = new AbortController()
  let client = await open(url, listening)
  const ended = (async () => {
    while (!closing.signal.aborted) {
      const reason = await lost(client, closing.signal)
      // A peer that is gone never says goodbye, so it is not waited for long.
      await Promise.race([client.end().catch(() => {}), pause(1000, undefined, { ref: false })])
      if (closing.signal.aborted) return
      listening.log.warn({ reason }, 'the connection that listens was lost')
      client = (await reopen(url, listening, closing.signal)) ?? client
    }
  })()
  return {
    close: async () => {
      closing.abort()
      await ended
    },
  }
}

async function open(url: string, { channels, onNotification, onReconnect }: Listening): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'parley-listen',
    connectionTimeoutMillis: 5000,
    query_timeout: 5000,
    keepAlive: true,
  })
  // Without a listener an error of an idle connection would end the process; lost() is told the reason by 'end'.
  client.on('error', () => {})
  client.on('notification', ({ channel, payload = '' }) => onNotification(channel, payload))
  try {
    await client.connect()
    for (const channel of channels) await client.query(`listen ${pg.escapeIdentifier(channel)}`)
  } catch (error) {
    void client.end().catch(() => {})
    throw error
  }
  onReconnect()
  return client
}

/** Waits until the connection is lost or closing begins. A peer that vanished without a word is found by asking. */
function lost(client: pg.Client, closing: AbortSignal): Promise<string> {
  return new Promise((resolve) => {
    const heartbeat = setInterval(() => {
      client.query('select').catch((error: Error) => finish(error.message))
    }, heartbeatMilliseconds)
    const finish = (reason: string) => {
      clearInterval(heartbeat)
      closing.removeEventListener('abort', onAbort)
      resolve(reason)
    }
    const onAbort = () => finish('closing')
    if (closing.aborted) return onAbort()
    closing.addEventListener('abort', onAbort)
    client.once('error', (error) => finish(error.message))
    client.once('end', () => finish('ended by the server'))
  })
}

async function reopen(url: string, listening: Listening, closing: AbortSignal): Promise<pg.Client | undefined> {
  for (let wait = 50; !closing.aborted; wait = Math.min(wait * 2, longestPauseMilliseconds)) {
    try {
      return await open(url, listening)
    } catch {
      // Between half and all of the pause, so that many nodes do not come back in the same moment.
      await pause(wait * (0.5 + Math.random() / 2), undefined, { signal: closing }).catch(() => {})
    }
  }
  return undefined
}
