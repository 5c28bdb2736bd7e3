import { rolesChannel } from '../accounts/announce-roles.ts'
import { standingChannel } from '../agencies/announce-standing.ts'
import { streamChannel } from './save-turn.ts'
import type { StreamHub } from './stream-hub.ts'

/** What the database says to every process about its streams, for `listen`. */
export function wakeStreams(streams: StreamHub) {
  const heard: Record<string, (payload: string) => void> = {
    [streamChannel]: (accountId) => streams.wake(accountId),
    [rolesChannel]: (accountId) => streams.recheck(accountId),
    [standingChannel]: (agency) => streams.tellStanding(agency),
  }
  return {
    channels: Object.keys(heard),
    onNotification: (channel: string, payload: string) => heard[channel]?.(payload),
    onReconnect: () => streams.wakeAll(),
  }
}
