import { ApiClient } from 'adminjs'
import { Link, useSearchParams } from 'react-router-dom'
import type { ShownLine, ShownTrail } from '../../resources/shown-trail.ts'
import { ExportButton } from '../export-button.tsx'
import { NotLoaded } from '../not-loaded.tsx'
import { useAnswer } from '../use-answer.ts'
import { useTexts } from '../use-texts.ts'
import { Change } from './change.tsx'
import { TrailFilters } from './trail-filters.tsx'

/** Who did what, when, and what it was before. What is looked for stands in the address. */
export function TrailList() {
  const { say } = useTexts()
  const [asked] = useSearchParams()
  const answered = useAnswer(String(asked), () => ask(asked))
  return (
    <main className="p-page">
      <h1>{say('trail.title')}</h1>
      <p className="p-help">{say('trail.help')}</p>
      {answered.state === 'waiting' && <p role="status">{say('loading')}</p>}
      {answered.state === 'failed' && <NotLoaded retry={answered.retry} />}
      {answered.state === 'there' && <Shown trail={answered.answer} />}
    </main>
  )
}

async function ask(params: URLSearchParams): Promise<ShownTrail> {
  const request = { resourceId: 'evidence_records', actionName: 'list', params }
  return (await new ApiClient().resourceAction(request)).data as unknown as ShownTrail
}

function Shown({ trail }: { trail: ShownTrail }) {
  const { say } = useTexts()
  const [asked] = useSearchParams()
  const older = new URLSearchParams(asked)
  if (trail.next) older.set('after', trail.next)
  const newest = new URLSearchParams(asked)
  newest.delete('after')
  return (
    <>
      <TrailFilters key={String(newest)} trail={trail} />
      {trail.rows.length === 0 && (
        <p className="p-empty">{say(String(newest) === '' ? 'trail.empty' : 'trail.notFound')}</p>
      )}
      {trail.rows.length > 0 && (
        <>
          <p className="p-help">{say('trail.recorded')}</p>
          <Lines rows={trail.rows} />
          <nav className="p-pages" aria-label={say('trail.pages')}>
            {asked.has('after') && <Link to={`?${newest}`}>{say('trail.newest')}</Link>}
            {trail.next && <Link to={`?${older}`}>{say('trail.older')}</Link>}
          </nav>
          <ExportButton table="evidence_records" />
        </>
      )}
    </>
  )
}

function Lines({ rows }: { rows: ShownLine[] }) {
  const { say, moment } = useTexts()
  return (
    <ol className="p-trail">
      {rows.map((line) => (
        <li key={line.id}>
          <p>
            <Link to={`/admin/resources/evidence_records/records/${line.id}/show`}>
              <bdi>{line.what}</bdi>
            </Link>
          </p>
          <p className="p-facts p-quiet">
            <time dateTime={line.at}>{moment(line.at)}</time>
            <bdi>{line.who ?? say('trail.byItself')}</bdi>
            <bdi>{line.agency}</bdi>
          </p>
          <Change line={line} />
        </li>
      ))}
    </ol>
  )
}
