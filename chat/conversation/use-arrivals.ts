import { useEffect } from 'react'
import type { StoredMessage } from '../http/conversations.ts'
import { openStream } from './message-stream.ts'
import { schedule } from './schedule.ts'

type Kind = StoredMessage['body']['kind']

/** Calls `onArrival` when a message of such a kind arrives, or may have while the connection was lost. Keep both stable. */
export function useArrivals(kinds: readonly Kind[], onArrival: () => void): void {
  useEffect(() => {
    let wasLost = false
    const listener = {
      onMessage: ({ message }: { message: StoredMessage }) => {
        if (kinds.includes(message.body.kind)) onArrival()
      },
      onOpen: () => {
        if (wasLost) onArrival()
        wasLost = false
      },
      onLost: () => {
        wasLost = true
      },
      onStanding: () => undefined,
    }
    return openStream(listener, { connect: (url) => new EventSource(url), schedule })
  }, [kinds, onArrival])
}
