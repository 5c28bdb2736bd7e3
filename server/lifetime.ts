import type { Logger } from 'pino'

/** Longest that closing may take before the process ends anyway. */
const patienceMs = 25_000

type Opened = { name: string; close(): Promise<void> | void }

export type Lifetime = {
  /** Remembers how to close what was just opened. The last opened is closed first. */
  closing(name: string, close: () => Promise<void> | void): void
  /** Closes everything and ends the process. */
  stop(code: number): Promise<never>
}

/** The life of this process: ends in order on Ctrl-C, on SIGTERM, and when whoever started it is gone. */
export function beginLifetime(log: Logger): Lifetime {
  const opened: Opened[] = []
  let stopping: Promise<never> | undefined
  const stop = (code: number) => {
    stopping ??= closeAll(opened, code, log)
    return stopping
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) process.on(signal, () => void stop(0))
  return { closing: (name, close) => opened.unshift({ name, close }), stop }
}

async function closeAll(opened: Opened[], code: number, log: Logger): Promise<never> {
  setTimeout(() => process.exit(code || 1), patienceMs).unref()
  for (const { name, close } of opened) {
    await Promise.resolve()
      .then(close)
      .catch((err: unknown) => log.warn({ err, name }, 'did not close well'))
  }
  process.exit(code)
}
