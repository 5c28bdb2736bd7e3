import { useCallback, useEffect, useRef, useState } from 'react'
import { go } from '../app/location.tsx'
import { Page } from '../app/page.tsx'
import { ProblemNote } from '../app/problem-note.tsx'
import { useSession } from '../app/session-context.ts'
import { useLoaded } from '../app/use-loaded.ts'
import { Button } from '../controls/button.tsx'
import { beginConversation } from '../http/conversations.ts'
import { ProblemError } from '../http/problem.ts'
import { readService, type ServiceDescription } from '../http/services.ts'
import { signInHref } from '../http/session.ts'
import { ServiceFacts } from '../services/service-facts.tsx'
import { useTexts } from '../texts/texts.tsx'

/** A service before it is started: who provides it and what to expect. */
export function ServiceScreen({ service }: { service: string }) {
  const { locale, t } = useTexts()
  const load = useCallback(() => readService(service, locale), [service, locale])
  const { value, problem, again } = useLoaded(load)
  if (problem)
    return (
      <Page title={t('service.title')}>
        <ProblemNote problem={problem} onRetry={again} />
      </Page>
    )
  return value ? <DescribedService service={value} /> : <main id="main" className="page" />
}

function DescribedService({ service }: { service: ServiceDescription }) {
  const { t } = useTexts()
  const { start, starting, problem } = useStart(service.service)
  return (
    <Page title={service.title} lead={service.summary} className="service">
      <div className="paper-card">
        <ServiceFacts service={service} />
      </div>
      {problem && <ProblemNote problem={problem} />}
      <p>
        {t('service.questions', { count: service.questions })} {t('service.pause')}
      </p>
      <Button look="primary" busy={starting} onClick={start}>
        {t('service.start')}
      </Button>
    </Page>
  )
}

/** Remembers, across signing in, that the person already pressed Start. In the tab only: a link cannot start anything. */
const PRESSED = 'parley.start'

function useStart(service: string) {
  const { locale } = useTexts()
  const session = useSession()
  const [starting, setStarting] = useState(false)
  const [problem, setProblem] = useState<ProblemError>()
  const begun = useRef(false)

  const start = useCallback(async () => {
    if (begun.current || !session) return
    if (!session.signedIn) {
      sessionStorage.setItem(PRESSED, service)
      return location.assign(signInHref(`/services/${service}`))
    }
    begun.current = true
    setStarting(true)
    try {
      const { conversation } = await beginConversation(service, locale)
      go(`/conversations/${conversation.id}`, { replace: true })
    } catch (cause) {
      if (!(cause instanceof ProblemError)) throw cause
      begun.current = false
      setStarting(false)
      setProblem(cause)
    }
  }, [service, session, locale])

  useEffect(() => {
    if (!session?.signedIn || sessionStorage.getItem(PRESSED) !== service) return
    sessionStorage.removeItem(PRESSED)
    void start()
  }, [session, service, start])
  return { start: () => void start(), starting, problem }
}
