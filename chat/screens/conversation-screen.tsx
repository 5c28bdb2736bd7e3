import { useCallback, useState } from 'react'
import { go } from '../app/location.tsx'
import { useTitle } from '../app/page.tsx'
import { ProblemNote, SignInNote } from '../app/problem-note.tsx'
import { useSession } from '../app/session-context.ts'
import { Button } from '../controls/button.tsx'
import { ConnectionStrip } from '../conversation/connection-strip.tsx'
import { Dock } from '../conversation/dock.tsx'
import { misread } from '../conversation/misread.ts'
import { openStep } from '../conversation/open-step.ts'
import { Transcript } from '../conversation/transcript.tsx'
import { transcriptEntries } from '../conversation/transcript-entries.ts'
import { useConversation } from '../conversation/use-conversation.ts'
import { useNewMessages } from '../conversation/use-new-messages.ts'
import { WaitingLine } from '../conversation/waiting-line.tsx'
import { uploadFile } from '../http/conversations.ts'
import { AboutService } from '../services/about-service.tsx'
import { AgencyName } from '../services/agency-name.tsx'
import { useTexts } from '../texts/texts.tsx'

/** Waits for the session: what is kept on the device belongs to one account. */
export default function ConversationScreen({ id }: { id: string }) {
  const session = useSession()
  if (!session) return <main id="main" className="page" />
  if (!session.signedIn)
    return (
      <main id="main" className="page">
        <SignInNote />
      </main>
    )
  return <OwnConversation id={id} account={session.account.id} />
}

function OwnConversation({ id, account }: { id: string; account: string }) {
  const { t } = useTexts()
  const { state, store, kept } = useConversation(id, account)
  const [draft, setDraft] = useState(() => kept.draft())
  const { conversation, messages, queue, failure } = state
  const heading = useTitle(conversation?.title ?? t('conversation.title'))
  const [unseen, showNew] = useNewMessages(messages.length + queue.length)
  const step = openStep(messages)
  const onDraft = useCallback(
    (text: string) => {
      setDraft(text)
      kept.keepDraft(text)
    },
    [kept],
  )
  const upload = useCallback(
    (file: File, onProgress: (share: number) => void) => uploadFile(id, file, onProgress),
    [id],
  )

  if (failure)
    return (
      <main id="main" className="page">
        <ProblemNote problem={failure} onRetry={() => void store.resume()} />
      </main>
    )
  if (!conversation) return <main id="main" className="page" />
  const open = conversation.status === 'open' && step?.kind !== 'receipt'
  return (
    <>
      <main id="main" className="conversation" lang={conversation.locale}>
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
          agency={conversation.agency.name}
          busy={queue.length > 0}
          onChange={
            open
              ? (path, title) => {
                  document.getElementById('dock')?.focus({ preventScroll: true })
                  void store.reply(
                    { kind: 'command', command: 'change', target: path },
                    { text: t('review.change-of', { title }) },
                  )
                }
              : undefined
          }
        >
          {queue.map((turn) => (
            <WaitingLine key={turn.id} turn={turn} onRetry={store.retry} onDiscard={store.discard} />
          ))}
        </Transcript>
        {unseen > 0 && (
          <Button className="new-messages" onClick={showNew}>
            {t('conversation.new', { count: unseen })}
          </Button>
        )}
        {state.signedOut ? (
          <SignInNote text={queue.length ? t('turn.signed-out') : t('sign-in.needed')} />
        ) : (
          open &&
          step && (
            <Dock
              step={step}
              misread={misread(messages)}
              draft={draft}
              onDraft={onDraft}
              onReply={store.reply}
              onStop={() => go('/conversations')}
              busy={queue.length > 0}
              upload={upload}
              agency={conversation.agency.name}
            />
          )
        )}
      </main>
      <AboutService service={conversation.service} />
    </>
  )
}
