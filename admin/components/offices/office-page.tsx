import type { ActionProps, RecordJSON } from 'adminjs'
import { useState } from 'react'
import { Link } from 'react-router-dom'
import type { ShownOffice } from '../../resources/shown-office.ts'
import { useTexts } from '../use-texts.ts'
import { CloseOffice } from './close-office.tsx'
import { OfficeForm } from './office-form.tsx'

type Opened = RecordJSON & { office?: ShownOffice }

/** An office: what is sent here and by which answers; for who keeps the offices also the way to change it. */
export function OfficePage({ record }: ActionProps) {
  const { say } = useTexts()
  const [shown, setShown] = useState((record as Opened | undefined)?.office)
  const [saved, setSaved] = useState(false)
  if (!record || !shown) return null
  const take = (answer: unknown) => {
    setShown((answer as { record: Opened }).record.office)
    setSaved(true)
  }
  return (
    <main className="p-page">
      <p>
        <Link to="/admin/resources/offices">← {say('office.all')}</Link>
      </p>
      <h1>
        <bdi>{shown.name}</bdi>
      </h1>
      <p className="p-facts">
        {shown.address && <bdi>{shown.address}</bdi>}
        {shown.area && <bdi>{shown.area}</bdi>}
        <span className="p-quiet">{say('office.slug', { slug: shown.slug })}</span>
      </p>
      {shown.isClosed && <p className="p-warning">{say('office.closed')}</p>}
      <p role="status">{saved && say('office.saved')}</p>
      <div className="p-columns">
        <div>
          <Routes shown={shown} />
          {shown.openCases !== null && <p>{say('office.openCases', { number: shown.openCases })}</p>}
        </div>
        {shown.mayChange && !shown.isClosed && (
          <aside className="p-aside">
            <OfficeForm
              key={shown.version}
              recordId={record.id}
              version={shown.version}
              fields={shown}
              onSaved={take}
            />
            <CloseOffice recordId={record.id} routes={shown.routes} onClosed={take} />
          </aside>
        )}
      </div>
    </main>
  )
}

function Routes({ shown: { routes } }: { shown: ShownOffice }) {
  const { say } = useTexts()
  return (
    <section className="p-card" aria-labelledby="routes">
      <h2 id="routes">{say('office.routes')}</h2>
      {routes.length === 0 && <p>{say('office.noRoutes')}</p>}
      <ul className="p-files">
        {routes.map(({ serviceId, service, isPublished, mayOpen, by }) => (
          <li key={`${serviceId} ${isPublished}`}>
            {mayOpen ? <Link to={`/admin/resources/services/records/${serviceId}/show`}>{service}</Link> : service}{' '}
            {!isPublished && <span className="p-quiet">{say('office.inDraft')}</span>}
            <ul>
              {by.map((words) => (
                <li key={words ?? ''} className="p-quiet">
                  {words ?? say('office.takesRest')}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}
