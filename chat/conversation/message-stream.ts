import type { StoredMessage } from '../http/conversations.ts'
import { backoff } from './backoff.ts'

export type StreamedMessage = { conversation: string; message: StoredMessage }

type Source = Pick<EventSource, 'close' | 'readyState' | 'addEventListener' | 'onopen' | 'onmessage' | 'onerror'>
type Listener = {
  onMessage(streamed: StreamedMessage): void
  /** Connected, for the first time or again: what was missed has to be read now. */
  onOpen(): void
  onLost(): void
  /** An agency is verified now, or no longer is. */
  onStanding(): void
}
type World = {
  connect(url: string): Source
  schedule(run: () => void, milliseconds: number): () => void
}

const CLOSED = 2

/**
 * Every message of the signed-in person's conversations, as they happen. The browser reconnects by itself with
 * `Last-Event-ID`; when it gives up (a refusal, a proxy in the way) this starts anew after 1, 2, 5, 15, 30 seconds.
 * Returns the function that ends it.
 */
export function openStream(listener: Listener, world: World): () => void {
  let source: Source | undefined
  let cancel = () => {}
  let failures = 0
  const start = () => {
    source = world.connect('/api/stream')
    source.onopen = () => {
      failures = 0
      listener.onOpen()
    }
    source.onmessage = ({ data }: MessageEvent<string>) => listener.onMessage(JSON.parse(data) as StreamedMessage)
    source.addEventListener('standing', listener.onStanding)
    source.onerror = () => {
      listener.onLost()
      if (source?.readyState !== CLOSED) return
      failures += 1
      cancel = world.schedule(start, backoff(failures))
    }
  }
  start()
  return () => {
    cancel()
    source?.close()
  }
}
