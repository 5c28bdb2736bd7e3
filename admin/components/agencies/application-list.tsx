import { type ActionProps, ApiClient } from 'adminjs'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router-dom'
import type { ShownApplicationRow } from '../../resources/shown-application.ts'
import { NotLoaded } from '../not-loaded.tsx'
import { useAnswer } from '../use-answer.ts'
import { useTexts } from '../use-texts.ts'
import { ApplicationForm, emptyApplication } from './application-form.tsx'

/** What waits for an administrator's check, and what was decided; for a representative, their own. */
export function ApplicationList({ resource }: ActionProps) {
  const { say } = useTexts()
  const mayApply = resource.resourceActions.some(({ name }) => name === 'beginApplication')
  const answered = useAnswer(resource.id, ask)
  return (
    <main className="p-page">
      <h1>{say(mayApply ? 'applications.own' : 'applications.title')}</h1>
      <p className="p-help">{say(mayApply ? 'applications.ownHelp' : 'applications.help')}</p>
      {answered.state === 'waiting' && <p role="status">{say('loading')}</p>}
      {answered.state === 'failed' && <NotLoaded retry={answered.retry} />}
      {answered.state === 'there' && <Listed rows={answered.answer} mayApply={mayApply} />}
    </main>
  )
}

async function ask(): Promise<ShownApplicationRow[]> {
  const { data } = await new ApiClient().resourceAction({ resourceId: 'agency_applications', actionName: 'list' })
  return (data as unknown as { rows: ShownApplicationRow[] }).rows
}

function Listed({ rows, mayApply }: { rows: ShownApplicationRow[]; mayApply: boolean }) {
  const waiting = rows.filter(({ waitsForReader }) => waitsForReader)
  const others = rows.filter(({ waitsForReader }) => !waitsForReader)
  const { say } = useTexts()
  if (mayApply) {
    return (
      <>
        {rows.length > 0 && <Rows rows={rows} />}
        <NewApplication first={rows.length === 0} />
      </>
    )
  }
  return (
    <>
      <h2>{say('applications.waiting')}</h2>
      {waiting.length > 0 ? <Rows rows={waiting} /> : <p className="p-empty">{say('applications.nothingWaits')}</p>}
      {others.length > 0 && (
        <>
          <h2>{say('applications.others')}</h2>
          <Rows rows={others} />
        </>
      )}
    </>
  )
}

function Rows({ rows }: { rows: ShownApplicationRow[] }) {
  const { say, moment } = useTexts()
  return (
    <ul className="p-applications">
      {rows.map(({ id, name, status, sentAt, approvals, isOwn }) => (
        <li key={id} className="p-card">
          <Link className="p-link" to={`/admin/resources/agency_applications/records/${id}/show`}>
            <bdi>{name}</bdi>
          </Link>
          <p className="p-facts">
            <span>{say(`application.status.${status}`)}</span>
            {sentAt && <span>{say('application.sent', { date: moment(sentAt) })}</span>}
            {status === 'waiting' && <span>{say('application.approvals', { count: approvals })}</span>}
            {isOwn && <span>{say('application.isOwn')}</span>}
          </p>
        </li>
      ))}
    </ul>
  )
}

function NewApplication({ first }: { first: boolean }) {
  const { say } = useTexts()
  const navigate = useNavigate()
  const [open, setOpen] = useState(first)
  if (!open) {
    return (
      <button type="button" className="p-button" onClick={() => setOpen(true)}>
        {say('applications.another')}
      </button>
    )
  }
  return (
    <ApplicationForm
      applied={emptyApplication()}
      onSaved={(id) => navigate(`/admin/resources/agency_applications/records/${id}/show`)}
    />
  )
}
