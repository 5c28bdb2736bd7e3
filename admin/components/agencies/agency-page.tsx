import type { ActionProps, RecordJSON } from 'adminjs'
import { useState } from 'react'
import { Link } from 'react-router-dom'
import type { ShownAgency } from '../../resources/shown-application.ts'
import { useTexts } from '../use-texts.ts'
import { StandingForm } from './standing-form.tsx'

type Opened = RecordJSON & { agency?: ShownAgency }

/** An agency: whether people can rely on its badge, what it stands for, and the way to take it or give it back. */
export function AgencyPage({ record }: ActionProps) {
  const { say, moment } = useTexts()
  const [shown, setShown] = useState((record as Opened | undefined)?.agency)
  if (!record || !shown) return null
  const { standing, since, reason } = shown
  return (
    <main className="p-page">
      <p>
        <Link to="/admin/resources/agencies">← {say('agency.back')}</Link>
      </p>
      <h1>
        <bdi>{shown.name}</bdi>
      </h1>
      <div className={`p-standing p-standing-${standing}`}>
        <p>
          <strong>{say(`agency.standing.${standing}`)}</strong>
          {since && `, ${say('agency.since', { date: moment(since) })}`}
        </p>
        <p>{say(`agency.means.${standing}`)}</p>
        {reason && <p>{say('agency.reason', { text: reason })}</p>}
      </div>
      <div className="p-columns">
        <div>
          <Verifications shown={shown} />
          <Offices offices={shown.offices} />
          {record.recordActions.some(({ name }) => name === 'seals') && (
            <p>
              <Link to={`/admin/resources/agencies/records/${record.id}/seals`}>{say('seals.open')}</Link>
            </p>
          )}
        </div>
        <aside className="p-aside">
          {shown.mayChange && <StandingForm recordId={record.id} shown={shown} onChanged={setShown} />}
        </aside>
      </div>
    </main>
  )
}

function Verifications({ shown: { verifications } }: { shown: ShownAgency }) {
  const { say, moment, day } = useTexts()
  if (verifications.length === 0) return <p className="p-empty">{say('agency.neverVerified')}</p>
  return verifications.map((record) => (
    <section key={record.applicationId} className="p-card">
      <h2>{say(record.endedAt ? 'agency.verificationEnded' : 'agency.verification')}</h2>
      <dl className="p-list">
        {[
          [say('application.legalBody'), record.legalBody],
          [say('application.registerNumber'), record.registerNumber],
          [say('agency.firstCheck'), `${record.firstCheck.by}, ${moment(record.firstCheck.at)}`],
          [say('agency.secondCheck'), `${record.secondCheck.by}, ${moment(record.secondCheck.at)}`],
          record.endedAt
            ? [say('agency.ended'), moment(record.endedAt)]
            : [say('agency.validUntil'), day(record.validUntil)],
          [say('application.hash'), record.evidenceHash],
        ].map(([term, text]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <Link to={`/admin/resources/agency_applications/records/${record.applicationId}/show`}>
        {say('agency.application')}
      </Link>
    </section>
  ))
}

function Offices({ offices }: Pick<ShownAgency, 'offices'>) {
  const { say } = useTexts()
  if (offices.length === 0) return null
  return (
    <section className="p-card">
      <h2>{say('application.offices')}</h2>
      <ul className="p-files">
        {offices.map(({ name, address }) => (
          <li key={name}>
            {name}
            {address && <span className="p-quiet"> · {address}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
