import { lazy, Suspense, useCallback, useState } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { readSession } from '../http/session.ts'
import { AccessesScreen } from '../screens/accesses-screen.tsx'
import { CheckScreen } from '../screens/check-screen.tsx'
import { ConversationsScreen } from '../screens/conversations-screen.tsx'
import { DocumentsScreen } from '../screens/documents-screen.tsx'
import { HomeScreen } from '../screens/home-screen.tsx'
import { InvitationScreen } from '../screens/invitation-screen.tsx'
import { InvitedScreen } from '../screens/invited-screen.tsx'
import { KeysScreen } from '../screens/keys-screen.tsx'
import { LostScreen } from '../screens/lost-screen.tsx'
import { ServiceScreen } from '../screens/service-screen.tsx'
import { SubmissionScreen } from '../screens/submission-screen.tsx'
import { type Locale, TextsProvider, useTexts } from '../texts/texts.tsx'
import { usePathname } from './location.tsx'
import { matchRoute } from './match-route.ts'
import { Navigation } from './navigation.tsx'
import { keepLocale, preferredLocale } from './preferences.ts'
import { ProblemNote } from './problem-note.tsx'
import { SessionContext, useSession } from './session-context.ts'
import { TopBar } from './top-bar.tsx'
import { useLoaded } from './use-loaded.ts'

const SignScreen = lazy(() => import('../screens/sign-screen.tsx'))
const ConversationScreen = lazy(() => import('../screens/conversation-screen.tsx'))
const TrialScreen = lazy(() => import('../screens/trial-screen.tsx'))

export function App() {
  const [locale, setLocale] = useState(preferredLocale)
  const session = useLoaded(readSession)
  // Before the first effect of any screen: the server answers in the language of the page.
  document.documentElement.lang = locale
  const choose = useCallback((chosen: Locale) => {
    keepLocale(chosen)
    setLocale(chosen)
  }, [])
  return (
    <I18nProvider locale={locale}>
      <TextsProvider locale={locale}>
        <SessionContext.Provider value={session.value}>
          <SkipLink />
          <TopBar onLocale={choose} />
          <div className="columns">
            <Navigation />
            {session.problem ? (
              <main id="main" className="page">
                <ProblemNote problem={session.problem} onRetry={session.again} />
              </main>
            ) : (
              <Screen />
            )}
          </div>
          <DemoNote />
        </SessionContext.Provider>
      </TextsProvider>
    </I18nProvider>
  )
}

function Screen() {
  const route = matchRoute(usePathname())
  switch (route.name) {
    case 'home':
      return <HomeScreen />
    case 'service':
      return <ServiceScreen key={route.service} service={route.service} />
    case 'conversations':
      return <ConversationsScreen />
    case 'conversation':
      return (
        <Suspense fallback={<main id="main" className="page" />}>
          <ConversationScreen key={route.id} id={route.id} view={route.view} />
        </Suspense>
      )
    case 'trial':
      return (
        <Suspense fallback={<main id="main" className="page" />}>
          <TrialScreen key={route.token} token={route.token} />
        </Suspense>
      )
    case 'documents':
      return <DocumentsScreen />
    case 'submission':
      return <SubmissionScreen key={route.number} number={route.number} />
    case 'check':
      return <CheckScreen />
    case 'accesses':
      return <AccessesScreen />
    case 'invitation':
      return <InvitationScreen />
    case 'sign':
      return (
        <Suspense fallback={<main id="main" className="page" />}>
          <SignScreen key={route.id} id={route.id} />
        </Suspense>
      )
    case 'invited':
      return <InvitedScreen token={route.token} />
    case 'keys':
      return <KeysScreen />
    case 'lost':
      return <LostScreen />
  }
}

function SkipLink() {
  const { t } = useTexts()
  const route = matchRoute(usePathname())
  const toQuestion = route.name === 'conversation' && route.view === 'chat'
  return (
    <a className="skip-link" href={toQuestion ? '#dock' : '#main'}>
      {toQuestion ? t('nav.skip-to-question') : t('nav.skip-to-content')}
    </a>
  )
}

function DemoNote() {
  const { t } = useTexts()
  const session = useSession()
  const inConversation = matchRoute(usePathname()).name === 'conversation'
  return session?.demo && !inConversation ? <footer className="demo-note">{t('demo.note')}</footer> : null
}
