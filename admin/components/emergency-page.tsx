import { ApiClient } from 'adminjs'
import { Link } from 'react-router-dom'
import type { ShownEmergencies } from '../resources/shown-emergency.ts'
import { EmergencyForm } from './emergency-form.tsx'
import { NotLoaded } from './not-loaded.tsx'
import { useAnswer } from './use-answer.ts'
import { useTexts } from './use-texts.ts'

/** Opens one case beyond the official's usual reach, and lists what is open to them in this way now. */
export function EmergencyPage() {
  const { say } = useTexts()
  const answered = useAnswer('emergency', ask)
  return (
    <main className="p-page">
      <p>
        <Link to="/admin/resources/cases">← {say('case.back')}</Link>
      </p>
      <h1>{say('emergency.title')}</h1>
      <ul className="p-rules">
        {['limited', 'told', 'reading'].map((rule) => (
          <li key={rule}>{say(`emergency.rule.${rule}`)}</li>
        ))}
      </ul>
      {answered.state === 'waiting' && <p role="status">{say('loading')}</p>}
      {answered.state === 'failed' && <NotLoaded retry={answered.retry} />}
      {answered.state === 'there' && (
        <>
          <Running running={answered.answer.running} />
          <EmergencyForm offered={answered.answer} />
        </>
      )}
    </main>
  )
}

async function ask(): Promise<ShownEmergencies> {
  const { data } = await new ApiClient().resourceAction({ resourceId: 'cases', actionName: 'emergency' })
  return data as unknown as ShownEmergencies
}

function Running({ running }: Pick<ShownEmergencies, 'running'>) {
  const { say, moment } = useTexts()
  if (running.length === 0) return null
  return (
    <section className="p-card" aria-labelledby="running-title">
      <h2 id="running-title">{say('emergency.running')}</h2>
      <ul>
        {running.map(({ caseId, number, endsAt }) => (
          <li key={caseId}>
            <Link to={`/admin/resources/cases/records/${caseId}/show`}>{say('case.number', { number })}</Link>{' '}
            <span className="p-quiet">{say('emergency.until', { time: moment(endsAt) })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
