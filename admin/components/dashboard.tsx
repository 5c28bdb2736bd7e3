import { ApiClient } from 'adminjs'
import { Link } from 'react-router-dom'
import type { Dashboard as DashboardAnswer, InboxViewName } from '../resources/inbox.ts'
import { NotLoaded } from './not-loaded.tsx'
import { useAnswer } from './use-answer.ts'
import { useTexts } from './use-texts.ts'

const shown: InboxViewName[] = ['new', 'due-soon']

/** The panel's first page: what waits for the official. */
export function Dashboard() {
  const { say } = useTexts()
  const answered = useAnswer('', async () => (await new ApiClient().getDashboard<DashboardAnswer>()).data)
  return (
    <main className="p-page p-first">
      <h1>{say('dashboard.title')}</h1>
      {answered.state === 'waiting' && <p role="status">{say('loading')}</p>}
      {answered.state === 'failed' && <NotLoaded retry={answered.retry} />}
      {answered.state === 'there' && <Waiting waiting={answered.answer.waiting} />}
    </main>
  )
}

function Waiting({ waiting }: DashboardAnswer) {
  const { say } = useTexts()
  if (!waiting) return <p>{say('dashboard.none')}</p>
  return (
    <ul className="p-waiting">
      {shown.map((view) => (
        <li key={view} className="p-card">
          <Link className="p-link" to={`/admin/resources/cases?view=${view}`}>
            <span className="p-number">{waiting[view]}</span> {say(`inbox.${view}.title`)}
          </Link>
          <p className="p-help">{say(`inbox.${view}.text`)}</p>
        </li>
      ))}
    </ul>
  )
}
