import { useCallback, useEffect, useRef, useState } from 'react'
import type { Reply } from '#forms'
import { go } from '../app/location.tsx'
import { useTitle } from '../app/page.tsx'
import { ProblemNote, SignInNote } from '../app/problem-note.tsx'
import { useSession } from '../app/session-context.ts'
import { Button } from '../controls/button.tsx'
import { ConnectionStrip } from '../conversation/connection-strip.tsx'
import type { ConversationState } from '../conversation/conversation-store.ts'
import { Dock } from '../conversation/dock.tsx'
import { misread } from '../conversation/misread.ts'
import { openStep } from '../conversation/open-step.ts'
import { Transcript } from '../conversation/transcript.tsx'
import { transcriptEntries } from '../conversation/transcript-entries.ts'
import { useConversation } from '../conversation/use-conversation.ts'
import { useNewMessages } from '../conversation/use-new-messages.ts'
import { WaitingLine } from '../conversation/waiting-line.tsx'
import { type Conversation, uploadFile } from '../http/conversations.ts'
import { AboutService } from '../services/about-service.tsx'
import { AgencyName } from '../services/agency-name.tsx'
import { useTexts } from '../texts/texts.tsx'

/** Waits for the session: what is kept on the device belongs to one account. */
export default function ConversationScreen({ id }: { id: string }) {
  const session = useSession()
  if (session?.signedIn) return <OwnConversation id={id} account={session.account.id} />
  return (
    <main id="main" className="page">
      {session && <SignInNote />}
    </main>
  )
}

function OwnConversation({ id, account }: { id: string; account: string }) {
  const { state, store, kept } = useConversation(id, account)
  const { conversation, failure } = state
  if (conversation) return <LoadedConversation {...{ state, store, kept, conversation }} />
  return (
    <main id="main" className="page">
      {state.signedOut && <SignInNote />}
      {failure && <ProblemNote problem={failure} onRetry={() => void store.resume()} />}
    </main>
  )
}

type Props = Omit<ReturnType<typeof useConversation>, 'state'> & {
  state: ConversationState
  conversation: Conversation
}

function LoadedConversation({ state, store, kept, conversation }: Props) {
  const { t } = useTexts()
  const { messages, queue, signedOut } = state
  const heading = useTitle(conversation.title)
  const { unseen, show, follow } = useNewMessages(messages.length + queue.length)
  const [draft, onDraft] = useDraft(kept)
  const step = openStep(messages)
  const open = conversation.status === 'open' && step !== undefined && step.kind !== 'over'
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
      <main id="main" className="conversation">
        <div className="conversation-bar">
          <h1 ref={heading} tabIndex={-1}>
            {conversation.title}
          </h1>
          <AgencyName agency={conversation.agency} />
        </div>
        <ConnectionStrip cutOff={state.cutOff} sentLate={state.sentLate ?? 0} />
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
        {!signedOut && open && (
          <Dock
            step={step}
            lang={conversation.locale}
            misread={misread(messages)}
            draft={draft}
            onDraft={onDraft}
            onReply={reply}
            onStop={() => go('/conversations')}
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
      </main>
      <AboutService service={conversation.service} />
    </>
  )
}

/** What stands in the text box, kept on the device until it is sent. */
function useDraft(kept: Props['kept']): [string, (text: string) => void] {
  const [draft, setDraft] = useState(() => kept.draft())
  const keep = useCallback(
    (text: string) => {
      setDraft(text)
      kept.keepDraft(text)
    },
    [kept],
  )
  return [draft, keep]
}

/** Whoever pressed Send is told that it is sent: the dock is gone, the receipt takes the focus. */
function useReceiptFocus(open: boolean) {
  const wasOpen = useRef(open)
  useEffect(() => {
    if (wasOpen.current && !open) document.getElementById('receipt-title')?.focus()
    wasOpen.current = open
  }, [open])
}
