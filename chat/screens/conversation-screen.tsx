import { ClipboardList, MessagesSquare } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { go, Link } from '../app/location.tsx'
import { useTitle } from '../app/page.tsx'
import { ProblemNote, SignInNote } from '../app/problem-note.tsx'
import { useSession } from '../app/session-context.ts'
import { ChatView } from '../conversation/chat-view.tsx'
import { ConnectionStrip } from '../conversation/connection-strip.tsx'
import type { ConversationState } from '../conversation/conversation-store.ts'
import { isOver } from '../conversation/open-step.ts'
import { useConversation } from '../conversation/use-conversation.ts'
import type { Conversation } from '../http/conversations.ts'
import { AboutService } from '../services/about-service.tsx'
import { AgencyName } from '../services/agency-name.tsx'
import { useTexts } from '../texts/texts.tsx'

const FormView = lazy(() => import('../form/form-view.tsx'))

type View = 'chat' | 'form'

/** Waits for the session: what is kept on the device belongs to one account. */
export default function ConversationScreen({ id, view }: { id: string; view: View }) {
  const session = useSession()
  if (session?.signedIn) return <OwnConversation id={id} view={view} account={session.account.id} />
  return (
    <main id="main" className="page">
      {session && <SignInNote />}
    </main>
  )
}

function OwnConversation({ id, view, account }: { id: string; view: View; account: string }) {
  const { state, store, kept } = useConversation(id, account)
  const { conversation, failure } = state
  if (conversation) return <LoadedConversation {...{ view, state, store, kept, conversation }} />
  return (
    <main id="main" className="page">
      {state.signedOut && <SignInNote />}
      {failure && <ProblemNote problem={failure} onRetry={() => void store.resume()} />}
    </main>
  )
}

type Props = Omit<ReturnType<typeof useConversation>, 'state'> & {
  view: View
  state: ConversationState
  conversation: Conversation
}

/** One conversation in either of its two views: question by question, or as the form it fills in. */
function LoadedConversation({ view, state, store, kept, conversation }: Props) {
  const { id, title, agency, locale, service } = conversation
  const heading = useTitle(title)
  const open = !isOver(conversation, state.messages)
  return (
    <>
      <main id="main" className="conversation">
        <div className="conversation-bar">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {open && <ViewSwitch id={id} />}
          <AgencyName agency={agency} />
          <ConnectionStrip cutOff={state.cutOff} sentLate={state.sentLate} />
        </div>
        {view === 'form' && open ? (
          <Suspense>
            <FormView
              conversation={id}
              lang={locale}
              kept={kept}
              onSaved={(page) => {
                store.accept(page)
                go(`/conversations/${id}`)
              }}
            />
          </Suspense>
        ) : (
          <ChatView {...{ state, store, kept, conversation, open }} />
        )}
      </main>
      <AboutService service={service} agency={agency} />
    </>
  )
}

/** Two links to one state: the answers are the same in both. */
function ViewSwitch({ id }: { id: string }) {
  const { t } = useTexts()
  return (
    <nav className="view-switch" aria-label={t('form.view')}>
      <Link href={`/conversations/${id}`}>
        <MessagesSquare aria-hidden size={20} strokeWidth={1.75} />
        <span>{t('form.chat')}</span>
      </Link>
      <Link href={`/conversations/${id}/form`}>
        <ClipboardList aria-hidden size={20} strokeWidth={1.75} />
        <span>{t('form.form')}</span>
      </Link>
    </nav>
  )
}
