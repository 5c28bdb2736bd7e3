import type { ActionProps, RecordJSON } from 'adminjs'
import { useState } from 'react'
import { Link } from 'react-router-dom'
import type { ShownApplication } from '../../resources/shown-application.ts'
import { useTexts } from '../use-texts.ts'
import { reread } from './act.ts'
import { ApplicationForm } from './application-form.tsx'
import { AppliedFor } from './applied-for.tsx'
import { CheckForm } from './check-form.tsx'
import { ChecksMade } from './checks-made.tsx'
import { EvidenceFiles } from './evidence-files.tsx'
import { NextStep } from './next-step.tsx'

type Opened = RecordJSON & { application?: ShownApplication }

/** An application: for its applicant to write and send, for an administrator the evidence beside what it should prove. */
export function ApplicationPage({ record }: ActionProps) {
  const { say, moment } = useTexts()
  const [shown, setShown] = useState((record as Opened | undefined)?.application)
  if (!record || !shown) return null
  const again = async () => setShown((await reread<Opened>('agency_applications', record.id)).application)
  return (
    <main className="p-page">
      <p>
        <Link to="/admin/resources/agency_applications">← {say('applications.title')}</Link>
      </p>
      <h1>
        <bdi>{shown.name}</bdi>
      </h1>
      <p className="p-facts">
        <span>{say(`application.status.${shown.status}`)}</span>
        {shown.sentAt && <span>{say('application.sent', { date: moment(shown.sentAt) })}</span>}
        <span>{shown.isOwn ? say('application.isOwn') : say('application.by', { name: shown.applicant })}</span>
      </p>
      {!shown.isOwn && <p className="p-trace">{say('application.recorded', { name: shown.applicant })}</p>}
      <div className="p-columns">
        {shown.mayChange ? (
          <ApplicationForm
            applied={shown.applied}
            recordId={record.id}
            problems={shown.nameProblems}
            onSaved={() => void again()}
          />
        ) : (
          <AppliedFor shown={shown} />
        )}
        <aside className="p-aside">
          <EvidenceFiles recordId={record.id} shown={shown} onChanged={again} />
          <ChecksMade checks={shown.checks} />
          {shown.mayCheck && <CheckForm recordId={record.id} shown={shown} onChecked={again} />}
          {shown.isOwn && <NextStep recordId={record.id} shown={shown} onMoved={again} />}
        </aside>
      </div>
    </main>
  )
}
