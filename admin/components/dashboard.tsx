import { ApiClient } from 'adminjs'
import { Link, useSearchParams } from 'react-router-dom'
import type { Dashboard as DashboardAnswer, Waiting, WaitingRow } from '../resources/dashboard.ts'
import { FoundList } from './found-list.tsx'
import { NotLoaded } from './not-loaded.tsx'
import { useAnswer } from './use-answer.ts'
import { useTexts } from './use-texts.ts'

/** The panel's first page: what waits for the official, each number a way to exactly what it counts. */
export function Dashboard() {
  const { say } = useTexts()
  const find = useSearchParams()[0].get('find') ?? ''
  const answered = useAnswer(find, () => ask(find))
  return (
    <main className="p-page p-first">
      <h1>{find ? say('search.title', { text: find }) : say('dashboard.title')}</h1>
      {answered.state === 'waiting' && <p role="status">{say('loading')}</p>}
      {answered.state === 'failed' && <NotLoaded retry={answered.retry} />}
      {answered.state === 'there' &&
        ('found' in answered.answer ? (
          <FoundList found={answered.answer.found} />
        ) : (
          <Everything {...answered.answer} />
        ))}
    </main>
  )
}

async function ask(find: string): Promise<DashboardAnswer> {
  const { data } = await new ApiClient().getDashboard<DashboardAnswer>(find ? { params: { find } } : {})
  return data
}

function Everything({ waiting }: { waiting: Waiting[] }) {
  const { say } = useTexts()
  if (waiting.length === 0) return <p>{say('dashboard.none')}</p>
  return (
    <ul className="p-waiting">
      {waiting.map((one) => (
        <li key={one.name} className="p-card">
          <Head {...one} />
          <p className="p-help">{say(`dashboard.${one.name}.text`)}</p>
          {one.rows.length > 0 && (
            <ul className="p-waiting-rows">
              {one.rows.map((row) => (
                <Row key={row.to} row={row} />
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  )
}

function Head({ name, count, to }: Waiting) {
  const { say } = useTexts()
  const words = (
    <>
      <span className="p-number">{count}</span> {say(`dashboard.${name}.title`)}
    </>
  )
  return <h2>{to ? <Link to={to}>{words}</Link> : words}</h2>
}

function Row({ row: { name, to, count, at, defects } }: { row: WaitingRow }) {
  const { say, day } = useTexts()
  return (
    <li>
      <Link to={to}>
        <bdi>{name || say('dashboard.nobody')}</bdi>
      </Link>{' '}
      <span className="p-quiet">
        {count !== undefined && count} {at && day(at)}
      </span>{' '}
      {defects ? <span className="p-tone-soon">{say('dashboard.defects', { count: defects })}</span> : null}
    </li>
  )
}
