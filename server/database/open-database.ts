import { connect } from 'node:net'
import type { Config } from '../config.ts'
import { type EmbeddedDatabase, startEmbeddedDatabase } from './embedded.ts'

export type OpenedDatabase = { ownerUrl: string; applicationUrl: string; said: string; stop(): Promise<void> }

type Log = { info(text: string): void; warn(fields: object, text: string): void }

/** The database of this process: the one that is configured, which is never started or stopped by us, else our own. */
export async function openDatabase(config: Config, log: Log): Promise<OpenedDatabase> {
  const { url, ownerUrl } = config.database
  if (url) return { applicationUrl: url, ownerUrl: ownerUrl ?? url, said: 'configured', stop: async () => {} }
  const start = () => startEmbeddedDatabase({ dataFolder: config.dataFolder, log })
  const first = await start()
  const supervisor = supervise(first, start, log)
  return { ...first, said: `embedded, ${first.started}`, stop: supervisor.stop }
}

const lookEveryMs = 2000

/** Starts our own server again when it has died: nobody else would. It comes back on the same port. */
function supervise(
  first: EmbeddedDatabase,
  start: () => Promise<EmbeddedDatabase>,
  log: Log,
): { stop(): Promise<void> } {
  let current = first
  let looking = Promise.resolve()
  const { hostname, port } = new URL(first.applicationUrl)
  const look = async () => {
    if (await listens(hostname, Number(port))) return
    log.warn({ port }, 'the embedded database is gone, starting it again')
    current = await start()
    if (new URL(current.applicationUrl).port !== port) log.warn({ port }, 'its port is taken: restart Parley')
  }
  const timer = setInterval(() => {
    looking = looking.then(look).catch((err: unknown) => log.warn({ err }, 'the embedded database did not start'))
  }, lookEveryMs)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await looking
      await current.stop()
    },
  }
}

function listens(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1000 })
    const answer = (is: boolean) => {
      socket.destroy()
      resolve(is)
    }
    socket.once('connect', () => answer(true))
    // A server that is too busy to answer is not gone.
    socket.once('timeout', () => answer(true))
    socket.once('error', (error: NodeJS.ErrnoException) => answer(error.code !== 'ECONNREFUSED'))
  })
}
