import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { announce } from '../app/announce.ts'
import { changeLanguage, readConversation, type StoredMessage, sendTurn } from '../http/conversations.ts'
import { useTexts } from '../texts/texts.tsx'
import { announcement } from './announcement.ts'
import { ConversationStore } from './conversation-store.ts'
import { keptOnDevice } from './kept-on-device.ts'
import { openStream } from './message-stream.ts'
import { schedule } from './schedule.ts'

/** The conversation of one person, kept up to date while the screen is shown. */
export function useConversation(id: string, account: string) {
  const kept = useMemo(() => keptOnDevice(localStorage, account, id), [account, id])
  const store = useMemo(() => new ConversationStore(id, kept, browser), [id, kept])
  const state = useSyncExternalStore(store.subscribe, store.read)
  useEffect(() => keepUp(store), [store])
  const { locale } = useTexts()
  const shownIn = useRef(locale)
  useEffect(() => {
    const isSwitched = shownIn.current !== locale
    shownIn.current = locale
    // The title comes in the language of the page; who changes that while talking means the talk as well.
    void store.resume().then(() => (isSwitched ? store.speakIn(locale) : undefined))
  }, [store, locale])
  useAnnounced(state.messages)
  return { state, store, kept }
}

const browser = {
  read: readConversation,
  send: sendTurn,
  speakIn: changeLanguage,
  newId: () => crypto.randomUUID(),
  now: () => new Date(),
  schedule,
}

/** Follows the stream, and tries again whenever the device or the person comes back. Returns the function that stops it. */
function keepUp(store: ConversationStore): () => void {
  const online = () => void store.connected()
  const seen = () => {
    if (document.visibilityState === 'visible') void store.resume()
  }
  const closeStream = openStream(
    { onMessage: store.received, onOpen: online, onLost: store.lost, onStanding: () => void store.resume() },
    { connect: (url) => new EventSource(url), schedule },
  )
  addEventListener('online', online)
  addEventListener('offline', store.lost)
  document.addEventListener('visibilitychange', seen)
  return () => {
    closeStream()
    removeEventListener('online', online)
    removeEventListener('offline', store.lost)
    document.removeEventListener('visibilitychange', seen)
  }
}

/** A turn comes in several pieces; they are told together. */
const TOGETHER = 250

/** Says what is new, but not the whole record when it is first shown. */
function useAnnounced(messages: readonly StoredMessage[]) {
  const { t } = useTexts()
  const heard = useRef<number>(undefined)
  useEffect(() => {
    const last = messages.at(-1)?.seq
    if (last === undefined) return
    heard.current ??= last
    return schedule(() => {
      announce(announcement(messages, heard.current ?? last, t))
      heard.current = last
    }, TOGETHER)
  }, [messages, t])
}
