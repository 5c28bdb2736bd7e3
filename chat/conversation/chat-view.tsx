import { useEffect, useRef } from 'react'
import type { Reply } from '#forms'
import { go } from '../app/location.tsx'
import { SignInNote } from '../app/problem-note.tsx'
import { Button } from '../controls/button.tsx'
import { type Conversation, uploadFile } from '../http/conversations.ts'
import { useTexts } from '../texts/texts.tsx'
import type { ConversationState, ConversationStore } from './conversation-store.ts'
import { Dock } from './dock.tsx'
import type { KeptOnDevice } from './kept-on-device.ts'
import { misread } from './misread.ts'
import { openStep } from './open-step.ts'
import { Transcript } from './transcript.tsx'
import { transcriptEntries } from './transcript-entries.ts'
import { useNewMessages } from './use-new-messages.ts'
import { WaitingLine } from './waiting-line.tsx'

type Props = {
  state: ConversationState
  store: ConversationStore
  kept: KeptOnDevice
  conversation: Conversation
  /** Whether the person can still answer. */
  open: boolean
}

/** The record of the conversation, and the dock where it goes on. */
export function ChatView({ state, store, kept, conversation, open }: Props) {
  const { locale, t } = useTexts()
  const { messages, queue, signedOut } = state
  const { unseen, show, follow } = useNewMessages(
    messages.length + queue.length,
    queue.map((turn) => turn.state).join(),
  )
  const step = openStep(messages)
  const busy = queue.length > 0
  useReceiptFocus(open)

  const reply = (reply: Reply, bubble: { text: string; title?: string }) => {
    follow()
    void store.reply(reply, bubble)
  }
  const change = (path: string, title: string) => {
    document.getElementById('dock')?.focus({ preventScroll: true })
    reply({ kind: 'command', command: 'change', target: path }, { text: t('review.change-of', { title }) })
  }

  return (
    <>
      <Transcript
        entries={transcriptEntries(messages)}
        section={step?.kind === 'ask' ? step.ask.progress.section : undefined}
        lang={conversation.locale}
        agency={conversation.agency.name}
        busy={busy}
        onChange={open ? change : undefined}
      >
        {queue.map((turn) => (
          <WaitingLine key={turn.id} turn={turn} onRetry={store.retry} onDiscard={store.discard} />
        ))}
      </Transcript>
      {unseen > 0 && (
        <Button className="new-messages" onClick={show}>
          {t('conversation.new', { count: unseen })}
        </Button>
      )}
      {signedOut && <SignInNote text={busy ? t('turn.signed-out') : t('sign-in.needed')} />}
      {!signedOut && open && step && (
        <Dock
          step={step}
          lang={conversation.locale}
          misread={misread(messages)}
          kept={kept}
          onReply={reply}
          onStop={() => go('/conversations')}
          onThisLanguage={conversation.locale === locale ? undefined : () => void store.speakIn(locale)}
          busy={busy}
          upload={(file, onProgress) => uploadFile(conversation.id, file, onProgress)}
          agency={conversation.agency.name}
        />
      )}
      {!signedOut && !open && (
        <p id="dock" className="over" tabIndex={-1}>
          {t('conversation.over')}
        </p>
      )}
    </>
  )
}

/** Whoever pressed Send is told that it is sent: the dock is gone, the receipt takes the focus. */
function useReceiptFocus(open: boolean) {
  const wasOpen = useRef(open)
  useEffect(() => {
    if (wasOpen.current && !open) document.getElementById('receipt-title')?.focus()
    wasOpen.current = open
  }, [open])
}
