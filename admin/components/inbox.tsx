import { type ActionProps, ApiClient } from 'adminjs'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router-dom'
import type { Inbox as InboxAnswer, InboxViewName } from '../resources/inbox.ts'
import { ExportButton } from './export-button.tsx'
import { InboxRows } from './inbox-rows.tsx'
import { NotLoaded } from './not-loaded.tsx'
import { useAnswer } from './use-answer.ts'
import { useTexts } from './use-texts.ts'

const views: InboxViewName[] = ['new', 'mine', 'due-soon', 'late', 'decided']

/** The cases of the official's agency. View and page are in the address, so that going back finds the same list. */
export function Inbox({ resource }: ActionProps) {
  const { say } = useTexts()
  const [asked] = useSearchParams()
  const view = views.find((name) => name === asked.get('view')) ?? 'new'
  const [times, setTimes] = useState(0)
  const answered = useAnswer(`${asked} ${times}`, () => askInbox(asked))
  return (
    <main className="p-page p-inbox">
      <h1>{say('inbox.title')}</h1>
      <nav className="p-views" aria-label={say('inbox.views')}>
        {views.map((name) => (
          <Link key={name} to={`?view=${name}`} aria-current={name === view ? 'page' : undefined}>
            {say(`inbox.${name}.title`)}
            {answered.state === 'there' && <span className="p-count">{answered.answer.counts[name]}</span>}
          </Link>
        ))}
      </nav>
      <section aria-labelledby="view-title" className="p-view">
        <h2 id="view-title">{say(`inbox.${view}.title`)}</h2>
        <p className="p-help">{say(`inbox.${view}.text`)}</p>
        {answered.state === 'waiting' && <p role="status">{say('loading')}</p>}
        {answered.state === 'failed' && <NotLoaded retry={answered.retry} />}
        {answered.state === 'there' && (
          <InboxRows key={`${asked} ${times}`} inbox={answered.answer} again={() => setTimes(times + 1)} />
        )}
        {answered.state === 'there' && answered.answer.rows.length > 0 && <ExportButton table="cases" />}
        {resource.resourceActions.some(({ name }) => name === 'emergency') && (
          <p className="p-help">
            <Link to="/admin/resources/cases/actions/emergency">{say('emergency.link')}</Link>
          </p>
        )}
      </section>
    </main>
  )
}

async function askInbox(asked: URLSearchParams): Promise<InboxAnswer> {
  const { data } = await new ApiClient().resourceAction({ resourceId: 'cases', actionName: 'list', params: asked })
  return data as unknown as InboxAnswer
}
