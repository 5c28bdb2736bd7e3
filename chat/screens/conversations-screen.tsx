import { useCallback } from 'react'
import { Link } from '../app/location.tsx'
import { Page } from '../app/page.tsx'
import { ProblemNote } from '../app/problem-note.tsx'
import { useLoaded } from '../app/use-loaded.ts'
import { type Conversation, listConversations } from '../http/conversations.ts'
import { AgencyName } from '../services/agency-name.tsx'
import { ToSignList } from '../signing/to-sign-list.tsx'
import { dayText } from '../texts/dates.ts'
import { type TextKey, useTexts } from '../texts/texts.tsx'

/** Everything this person started, the latest first. */
export function ConversationsScreen() {
  const { locale, t } = useTexts()
  // biome-ignore lint/correctness/useExhaustiveDependencies: titles come in the language of the page
  const load = useCallback(listConversations, [locale])
  const { value, problem, again } = useLoaded(load)
  return (
    <Page title={t('conversations.title')} lead={t('conversations.lead')}>
      {problem ? <ProblemNote problem={problem} onRetry={again} /> : <ToSignList />}
      {value?.length === 0 && (
        <p>
          {t('conversations.none')} <Link href="/">{t('conversations.find')}</Link>
        </p>
      )}
      <ul className="cards">
        {value?.map((conversation) => (
          <li key={conversation.id}>
            <ConversationCard conversation={conversation} />
          </li>
        ))}
      </ul>
    </Page>
  )
}

const states: Record<Conversation['status'], TextKey> = {
  open: 'conversations.open',
  submitted: 'conversations.submitted',
  decided: 'conversations.decided',
}

function ConversationCard({ conversation }: { conversation: Conversation }) {
  const { locale, t } = useTexts()
  const { id, title, agency, status, progress, submission, updatedAt } = conversation
  return (
    <article className="card">
      <h2 className="card-title">
        <Link href={`/conversations/${id}`}>{title}</Link>
      </h2>
      <p>
        <strong>{t(states[status])}</strong>
        {status === 'open' && progress && (
          <> · {t('question.progress', { answered: progress.answered, remaining: progress.remaining })}</>
        )}
        {submission && <> · {t('conversations.number', { number: submission.number })}</>}
      </p>
      <p className="caption between">
        <AgencyName agency={agency} />
        <span>{t('conversations.updated', { day: dayText(updatedAt, locale) })}</span>
      </p>
    </article>
  )
}
